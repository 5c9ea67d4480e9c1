import type { Repository } from '../../world/repository.ts';
import { mayRead } from '../access.ts';
import { pagingHeaders, slice } from '../paging.ts';
import { goTime } from '../time.ts';
import { error, isAnswer, json, refused } from './answers.ts';
import { type Call, type Endpoint, type PreparedAnswer, rules } from './endpoint.ts';
import { pageOf } from './pageOf.ts';
import { projectBody } from './projectBody.ts';

function byName(one: Repository, other: Repository): number {
  return one.fullName < other.fullName ? -1 : 1;
}

function repositoryBody(repository: Repository): object {
  return {
    id: repository.id,
    name: repository.fullName,
    project_id: repository.project.id,
    description: '',
    pull_count: repository.pullCount,
    star_count: 0,
    tags_count: repository.source.imageCount,
    labels: [],
    creation_time: goTime(repository.createdAt),
    update_time: goTime(repository.createdAt),
  };
}

/** Repositories of one project, which has to be named by its number. */
function listRepositories(call: Call): PreparedAnswer {
  const { world, at, principal } = call;
  const id = at.query.get('project_id') ?? '';
  if (!/^\d+$/.test(id)) return error(400, `invalid project_id ${id}`);
  const project = world.projectWithId(Number(id));
  if (project === undefined) return error(404, `project ${id} not found`);
  if (!mayRead(principal, project, rules)) return refused(principal);
  const page = pageOf(call);
  if (isAnswer(page)) return page;
  const wanted = at.query.get('q') ?? '';
  const repositories = world
    .repositoriesOf(project)
    .filter(({ fullName }) => fullName.includes(wanted))
    .toSorted(byName);
  return json(slice(repositories, page).map(repositoryBody), pagingHeaders(at, page, repositories.length, ', '));
}

function search({ world, at, principal }: Call): PreparedAnswer {
  const wanted = at.query.get('q') ?? '';
  const readable = world.projects.filter((project) => mayRead(principal, project, rules));
  const project = readable
    .filter(({ name }) => name.includes(wanted))
    .map((found) => {
      const body = projectBody(found, principal, world.repositoriesOf(found).length, { emptyRoles: false });
      return { ...body, current_user_role_ids: null };
    });
  const repository = readable
    .flatMap((found) => world.repositoriesOf(found))
    .filter(({ fullName }) => fullName.includes(wanted))
    .toSorted(byName)
    .map((found) => ({
      project_id: found.project.id,
      project_name: found.project.name,
      project_public: found.project.public,
      pull_count: found.pullCount,
      repository_name: found.fullName,
      tags_count: found.source.imageCount,
    }));
  return json({ project, repository });
}

export const repositoryEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/repositories', handle: listRepositories },
  { method: 'GET', path: '/search', handle: search },
];
