import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListedRepository, PartEnd, RegistryConnector, SkippedElement } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RunScope } from '../runs/runRepository.ts';

/** Rows read in one query: short enough that the page's own queries hardly wait. */
const portion = 1_000;
const repositoriesAtOnce = 6;

export interface MissingCheck {
  readonly scope: RunScope;
  /** That of one repository's own listing; null for the whole registry's. */
  readonly repositoryId: number | null;
  readonly database: Database;
  readonly connector: RegistryConnector;
  readonly target: RegistryTarget;
  readonly wanted: (repository: ListedRepository) => boolean;
  readonly signal: AbortSignal;
  /** Lists a repository's images once more, and marks what is there. */
  readonly list: (repository: ListedRepository) => Promise<unknown>;
}

/**
 * Lists once more what a complete listing did not see, before it is removed. Where an element of a page that was read
 * goes and one comes at the end, another moves onto that page and is never seen, while the total stays the same. False
 * where nothing is to be removed: nothing was missing, or the second list was not whole itself.
 */
export async function confirmMissing(check: MissingCheck): Promise<boolean> {
  const unlisted = check.repositoryId === null ? await unlistedRepositories(check) : [];
  const shrunk = await shrunkRepositories(check, new Set(unlisted.map(({ id }) => id)));
  if (unlisted.length + shrunk.length === 0) return false;
  const found = unlisted.length === 0 ? [] : await stillListed(check, unlisted);
  // The next synchronization checks again.
  if (found === null) return false;
  await concurrently([...found, ...shrunk], repositoriesAtOnce, check.list);
  return true;
}

interface StoredRepository extends ListedRepository {
  readonly id: number;
}

/** Those that are listed now; null where the list left something out, so that no absence proves anything. */
async function stillListed(
  check: MissingCheck,
  unlisted: readonly StoredRepository[],
): Promise<StoredRepository[] | null> {
  const { connector, target, signal, wanted } = check;
  const keyOf = ({ namespace, name }: ListedRepository) => JSON.stringify([namespace, name]);
  const there = new Set<string>();
  let isWhole = true;
  const sink = {
    repositories: async (repositories: readonly ListedRepository[], skipped: readonly SkippedElement[]) => {
      for (const repository of repositories) if (wanted(repository)) there.add(keyOf(repository));
      isWhole &&= skipped.length === 0;
    },
    partEnded: async ({ doubts, failure, leftOut, notOffered }: PartEnd) => {
      isWhole &&= doubts.length === 0 && failure === undefined && (leftOut === undefined || notOffered === true);
    },
  };
  const { doubts } = await connector.listRepositories(target, sink, signal);
  if (!isWhole || doubts.length > 0) return null;
  return unlisted.filter((repository) => there.has(keyOf(repository)));
}

function unlistedRepositories({ database, scope }: MissingCheck): Promise<StoredRepository[]> {
  return database.read
    .selectFrom('repositories')
    .select(['id', 'namespace', 'name'])
    .where('registry_id', '=', scope.registryId)
    .where('listed_run', '<>', scope.runId)
    .execute();
}

/** Listed, but without all the images that are stored. */
async function shrunkRepositories(
  { database, scope, repositoryId }: MissingCheck,
  others: ReadonlySet<number>,
): Promise<StoredRepository[]> {
  const ids = new Set<number>();
  for (let lastId = 0; ; ) {
    // By primary key, so that all portions together read the table once.
    const images = await database.read
      .selectFrom('images')
      .select(['id', 'repository_id'])
      .where('registry_id', '=', scope.registryId)
      .where('listed_run', '<>', scope.runId)
      .where('id', '>', lastId)
      .$if(repositoryId !== null, (query) => query.where('repository_id', '=', repositoryId))
      .orderBy('id')
      .limit(portion)
      .execute();
    for (const { repository_id } of images) if (!others.has(repository_id)) ids.add(repository_id);
    const last = images.at(-1);
    if (last === undefined) break;
    lastId = last.id;
  }
  const shrunk: StoredRepository[] = [];
  const all = [...ids];
  for (let start = 0; start < all.length; start += portion) {
    const named = await database.read
      .selectFrom('repositories')
      .select(['id', 'namespace', 'name'])
      .where('id', 'in', all.slice(start, start + portion))
      .execute();
    shrunk.push(...named);
  }
  return shrunk;
}
