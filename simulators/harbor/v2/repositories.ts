import type { Answer } from '../../http/answer.ts';
import type { Project } from '../../world/model.ts';
import type { Repository } from '../../world/repository.ts';
import { isSystemAdmin, mayRead } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { isoTime } from '../time.ts';
import { error, isAnswer, json, refused } from './answers.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { filterOf, matches, sorted } from './listQuery.ts';
import { pageOf } from './pageOf.ts';

function repositoryBody({ facts }: Call, repository: Repository): object {
  return {
    artifact_count: repository.source.artifactCount,
    creation_time: isoTime(repository.createdAt),
    id: repository.id,
    name: repository.fullName,
    project_id: repository.project.id,
    // 2.0 leaves a count of zero out; 2.9 writes it.
    ...(facts.legacyHalf && repository.pullCount === 0 ? {} : { pull_count: repository.pullCount }),
    update_time: isoTime(repository.createdAt),
  };
}

/** The project in the path, by name only. 2.0 says 403 to admins too where there is none. */
export function projectOf({ world, params, principal, rules, facts }: Call): Project | Answer {
  const name = params.project ?? '';
  const project = world.projectNamed(name);
  if (project !== undefined && mayRead(principal, project, rules)) return project;
  if (project === undefined && isSystemAdmin(principal) && !facts.legacyHalf) {
    return error(404, `project ${name} not found`);
  }
  return refused(principal);
}

function list(call: Call, repositories: readonly Repository[]): Answer {
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const filter = filterOf(call);
  if (isAnswer(filter)) return filter;
  // Newest first: ids grow with time.
  const newestFirst = repositories
    .filter(({ fullName }) => matches(fullName, filter.get('name')))
    .toSorted((one, other) => other.id - one.id);
  const ordered = sorted(newestFirst, call.at.query.get('sort'), ({ fullName, createdAt }) => ({
    name: fullName,
    createdAt,
  }));
  const bodies = slice(ordered, page).map((repository) => repositoryBody(call, repository));
  return json(bodies, pagingHeaders(call.at, page, ordered.length, ' , '));
}

function listOfProject(call: Call): Answer {
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const project = projectOf(call);
  return isAnswer(project) ? project : list(call, call.world.repositoriesOf(project));
}

function listAll(call: Call): Answer {
  const { world, principal, rules } = call;
  const readable = world.projects.filter((project) => mayRead(principal, project, rules));
  return list(
    call,
    readable.flatMap((project) => world.repositoriesOf(project)),
  );
}

function getRepository(call: Call): Answer {
  const project = projectOf(call);
  if (isAnswer(project)) return project;
  const fullName = `${project.name}/${call.params.repository}`;
  const repository = call.world.repositoryNamed(fullName);
  return repository === undefined
    ? error(404, `repository ${fullName} not found`)
    : json(repositoryBody(call, repository));
}

export const repositoryEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/projects/{project}/repositories', handle: listOfProject },
  { method: 'GET', path: '/projects/{project}/repositories/{repository}', handle: getRepository },
  { method: 'GET', path: '/repositories', only: 'modern', handle: listAll },
];
