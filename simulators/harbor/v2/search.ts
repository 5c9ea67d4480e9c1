import type { Answer } from '../../http/answer.ts';
import { mayRead } from '../access.ts';
import { legacy } from './answers.ts';
import type { Call, Endpoint } from './endpoint.ts';

function search({ world, principal, rules, facts, at }: Call): Answer {
  const wanted = at.query.get('q') ?? '';
  const readable = world.projects.filter((project) => mayRead(principal, project, rules));
  const repositories = readable
    .flatMap((project) => world.repositoriesOf(project))
    .filter(({ fullName }) => fullName.includes(wanted))
    .toSorted((one, other) => (one.fullName < other.fullName ? -1 : 1));
  const project = readable
    .filter(({ name }) => name.includes(wanted))
    .map(({ id, name, public: isPublic }) => ({ project_id: id, name, metadata: { public: String(isPublic) } }));
  const repository = repositories.map((found) => ({
    artifact_count: found.source.artifactCount,
    project_id: found.project.id,
    project_name: found.project.name,
    ...(found.project.public || facts.legacyHalf ? { project_public: found.project.public } : {}),
    ...(found.pullCount > 0 || facts.legacyHalf ? { pull_count: found.pullCount } : {}),
    repository_name: found.fullName,
  }));
  return legacy(facts, { project, repository });
}

export const searchEndpoints: readonly Endpoint[] = [{ method: 'GET', path: '/search', handle: search }];
