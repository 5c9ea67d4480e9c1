import * as z from 'zod/mini';
import { concurrently } from '../../concurrency/concurrently.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { DeclaredTotals, ListedRepository, RegistryEnd, RepositorySink } from '../port.ts';
import { isRepositoryPath } from '../reading/fieldValues.ts';
import { type WalkEnd, walkPages } from '../reading/paging.ts';
import { readPart } from '../reading/parts.ts';
import type { Account } from './account.ts';
import { type Project, repositorySchema, statisticsSchema } from './api/schemas.ts';
import type { HarborClient } from './client.ts';
import { limits } from './limits.ts';
import { fetchList, RefusedList, refusalFailure } from './lists.ts';
import { listProjects } from './projects.ts';
import { signIn } from './signIn.ts';

/** Where Harbor counts more projects or repositories than it lists, its projects are looked through so often. */
const attempts = 3;

/**
 * Reads the repositories of every project. We are signed in before and after, and what was read is compared with what Harbor
 * declares: a list of projects that a lock has shortened is read again, and what stays apart is said.
 */
export async function listRepositories(client: HarborClient, sink: RepositorySink): Promise<RegistryEnd> {
  const account = await signIn(client);
  const read: Reading = { projects: new Set(), repositories: 0, failed: false };
  for (let attempt = 1; ; attempt += 1) {
    const projects = await refusable(account, 'listProjects', () => listProjects(client));
    const others = projects.elements.filter(({ name }) => !read.projects.has(name));
    await concurrently(others, limits.projectsAtOnce, (project) => readProject(client, project, account, sink, read));
    const declared = await declaredTotals(client, account);
    // Signed in no longer? Then whatever was read may be the public part, and this throws.
    const isSame = (await signIn(client)) === account;
    const isLess = projects.skipped.length === 0 && projects.failure === null && holdsLess(read, declared);
    if ((isLess || !isSame) && attempt < attempts) continue;

    await sink.repositories([], projects.skipped);
    const doubts = new Set(projects.doubts);
    if (isLess) doubts.add('ownCount');
    if (!isSame) doubts.add('changedWhileRead');
    if (account === 'robot') doubts.add('onlyVisible');
    const { failure } = projects;
    return { doubts: [...doubts], declared, ...(failure === null ? {} : { failure: failure.failure }) };
  }
}

/** What was read so far: the names of the projects, and how many repositories they hold. */
interface Reading {
  readonly projects: Set<string>;
  repositories: number;
  /** A project failed: nobody knows how much it holds. */
  failed: boolean;
}

/** More than declared is a repository pushed meanwhile; fewer is a list that lacks something. */
function holdsLess(read: Reading, declared: DeclaredTotals): boolean {
  const lacksRepositories = !read.failed && read.repositories < (declared.repositories ?? 0);
  return lacksRepositories || read.projects.size < (declared.namespaces ?? 0);
}

async function readProject(
  client: HarborClient,
  project: Project,
  account: Account,
  sink: RepositorySink,
  read: Reading,
): Promise<void> {
  read.projects.add(project.name);
  const end = await readPart(project.name, sink, client.signal, () =>
    refusable(account, 'listRepositories', () => walkProject(client, project, sink)),
  );
  if (end === null) read.failed = true;
  else read.repositories += end.seen;
}

/** What a refusal of a list means, now that `users/current` has shown who we are. */
async function refusable<Result>(
  account: Account,
  right: 'listProjects' | 'listRepositories',
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RefusedList ? refusalFailure(error, account, right) : error;
  }
}

function walkProject(client: HarborClient, project: Project, sink: RepositorySink): Promise<WalkEnd> {
  return walkPages<ListedRepository>({
    pageSize: limits.pageSize,
    fetch: (page, size) => fetchList(client, client.api.repositories(project, page, size)),
    keyOf: (repository) => repository.name,
    take: sink.repositories,
    read: (raw, index) => {
      const where = `${project.name} repositories[${index}]`;
      const parsed = z.safeParse(repositorySchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { name } = parsed.data;
      if (!isRepositoryPath(name)) return { where, reason: 'nameUnusable' };
      const prefix = `${project.name}/`;
      if (!name.startsWith(prefix) || name === prefix) return { where, reason: 'elsewhere' };
      return {
        namespace: project.name,
        name: name.slice(prefix.length),
        webPath: client.api.webPath(project, name),
      };
    },
  });
}

/**
 * What Harbor says it holds in all. Only a system admin is told: everybody else reads 0, which must
 * not pass for an empty registry. Where it cannot be asked, nothing is declared; whether we are still signed in is asked next.
 */
async function declaredTotals(client: HarborClient, account: Account): Promise<DeclaredTotals> {
  if (account !== 'admin') return { namespaces: null, repositories: null };
  try {
    const response = await fetchList(client, client.api.statistics);
    const statistics = response.json(statisticsSchema);
    return { namespaces: statistics.total_project_count, repositories: statistics.total_repo_count };
  } catch (error) {
    const isAnswer = error instanceof RegistryError && error.failure.code === 'RegistryFailure';
    if (!(isAnswer || error instanceof RefusedList)) throw error;
    return { namespaces: null, repositories: null };
  }
}
