import * as z from 'zod/mini';
import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError } from '../../domain/registryError.ts';
import type { DeclaredTotals, ListedRepository, RepositoryListing } from '../port.ts';
import { isPathName } from '../reading/fieldValues.ts';
import { type WholeList, walkPages } from '../reading/paging.ts';
import type { Account } from './account.ts';
import { fetchList, type HarborClient, RefusedList, refusalFailure } from './client.ts';
import { limits } from './limits.ts';
import { listProjects, projectCount } from './projects.ts';
import { type Project, repositorySchema, statisticsSchema } from './schemas.ts';
import { signIn } from './signIn.ts';

/** A list that does not add up is read this many times before it is refused. */
const attempts = 3;

/**
 * Every repository of every project. We are signed in before and after, and the numbers add up to
 * what Harbor declares: a list that was shortened by a lock, by paging or by a change meanwhile is
 * read again, then refused.
 */
export async function listRepositories(client: HarborClient): Promise<RepositoryListing> {
  for (let attempt = 1; ; attempt += 1) {
    const account = await signIn(client);
    const outcome = await read(client, account).catch(refusedList);
    // Signed in no longer? Then whatever was read is void, and this throws.
    const sameAccount = (await signIn(client)) === account;
    const defect = outcome instanceof RefusedList ? outcome : outcome.defect;
    if (defect === null && sameAccount && !(outcome instanceof RefusedList)) return outcome.listing;
    if (attempt === attempts || (defect instanceof RefusedList && account === 'robot')) {
      throw defect instanceof RefusedList
        ? refusalFailure(defect, account, 'listRepositories')
        : answerError(defect ?? 'changedWhileRead', 200);
    }
  }
}

interface Reading {
  readonly listing: RepositoryListing;
  readonly defect: 'incompleteList' | 'changedWhileRead' | null;
}

function refusedList(error: unknown): RefusedList {
  if (error instanceof RefusedList) return error;
  throw error;
}

async function read(client: HarborClient, account: Account): Promise<Reading> {
  const projects = await listProjects(client);
  const lists = await concurrently(projects.elements, limits.projectsAtOnce, (project) =>
    listOfProject(client, project),
  );
  const declared = await declaredTotals(client, account);
  const repositories = lists.flatMap((list) => list.elements);
  const skipped = [...projects.skipped, ...lists.flatMap((list) => list.skipped)];
  const read = {
    namespaces: projects.elements.length + projects.skipped.length,
    repositories: repositories.length + skipped.length - projects.skipped.length,
  };
  const listing = { repositories, declared, skipped };
  // How much a project holds whose name is not understood is not known: the list says itself that it lacks that part.
  const comparable = projects.skipped.length === 0;
  if (comparable && isLess(read, declared)) return { listing, defect: 'incompleteList' };
  // Where nothing is declared, a lock that came and went shows as another number of projects.
  const settled = declared.namespaces !== null || (await projectCount(client)) === projects.total;
  return { listing, defect: settled ? null : 'changedWhileRead' };
}

/** More than declared is a repository pushed meanwhile; fewer is a list that lacks something. */
function isLess(read: { namespaces: number; repositories: number }, declared: DeclaredTotals): boolean {
  return read.namespaces < (declared.namespaces ?? 0) || read.repositories < (declared.repositories ?? 0);
}

function listOfProject(client: HarborClient, project: Project): Promise<WholeList<ListedRepository>> {
  return walkPages<ListedRepository>({
    origin: client.session.origin,
    pageSize: limits.pageSize,
    fetch: (page, size) => fetchList(client, client.api.repositories(project, page, size)),
    keyOf: (repository) => repository.name,
    read: (raw, index) => {
      const where = `${project.name} repositories[${index}]`;
      const parsed = z.safeParse(repositorySchema, raw);
      if (!parsed.success) return { where, reason: 'notUnderstood' };
      const { name } = parsed.data;
      if (!isPathName(name)) return { where, reason: 'nameUnusable' };
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
 * not pass for an empty registry.
 */
async function declaredTotals(client: HarborClient, account: Account): Promise<DeclaredTotals> {
  if (account !== 'admin') return { namespaces: null, repositories: null };
  const response = await fetchList(client, client.api.statistics);
  const statistics = response.json(statisticsSchema);
  return { namespaces: statistics.total_project_count, repositories: statistics.total_repo_count };
}
