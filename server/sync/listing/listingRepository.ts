import { sql } from 'kysely';
import { type Failure, failureSchema } from '#contract/failures/failures.ts';
import type { ImageListing, ListedRepository, RepositoryListing } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { RunLog } from '../runs/runLog.ts';
import type { RunScope } from '../runs/runRepository.ts';
import { type ListedImages, type WrittenImages, writeListedImages } from './imageWriter.ts';

/** Rows in one statement when the list of repositories is stored. */
const insertPortion = 1_000;
/** Repositories read from the list at once when their images are to be listed. */
const pendingPortion = 1_000;

/** What the listing of a run has found so far, and what of it is still to be read. */
export function createListingRepository(database: Database, now: () => number, { log, logSkipped }: RunLog) {
  return {
    /** Stores the whole list of repositories at once: a run killed before this starts its list anew. */
    async storeRepositories(
      runId: number,
      { declared, skipped, leftOut, ...listing }: RepositoryListing,
      wanted: (repository: ListedRepository) => boolean,
    ): Promise<void> {
      const repositories = listing.repositories.filter(wanted);
      await database.write.transaction().execute(async (transaction) => {
        for (let start = 0; start < repositories.length; start += insertPortion) {
          const rows = repositories.slice(start, start + insertPortion).map(({ namespace, name, webPath = '' }) => ({
            run_id: runId,
            namespace,
            name,
            web_path: webPath,
            state: 'pending' as const,
          }));
          await transaction.insertInto('sync_run_repositories').values(rows).execute();
        }
        await transaction
          .updateTable('sync_runs')
          .set({
            repositories_known: 1,
            repositories_found: repositories.length,
            // Of those that its patterns let through: the rest is not listed.
            repositories_declared:
              repositories.length < listing.repositories.length ? repositories.length : declared.repositories,
            skipped: skipped.length,
            failure: leftOut === undefined ? null : JSON.stringify(leftOut),
          })
          .where('id', '=', runId)
          .execute();
      });
      await logSkipped(runId, skipped);
    },

    async storedNamespaces(registryId: number): Promise<string[]> {
      const rows = await database.read
        .selectFrom('repositories')
        .select('namespace')
        .distinct()
        .where('registry_id', '=', registryId)
        .execute();
      return rows.map(({ namespace }) => namespace);
    },

    /** Why a part of the registry was left out of the list, if it was; kept with the run, so a resumed one knows. */
    async leftOutFailure(runId: number): Promise<Failure | null> {
      const run = await database.write
        .selectFrom('sync_runs')
        .select('failure')
        .where('id', '=', runId)
        .executeTakeFirst();
      return run === undefined || run.failure === null ? null : failureSchema.parse(JSON.parse(run.failure));
    },

    /** By name, a portion at a time: a registry may hold more repositories than should be in memory at once. */
    async *pendingRepositories(runId: number): AsyncGenerator<ListedRepository, void> {
      let last = { namespace: '', name: '' };
      for (;;) {
        const portion = await database.write
          .selectFrom('sync_run_repositories')
          .select(['namespace', 'name', 'web_path as webPath'])
          .where('run_id', '=', runId)
          .where((where) => where(where.refTuple('namespace', 'name'), '>', where.tuple(last.namespace, last.name)))
          .where('state', '=', 'pending')
          .orderBy('namespace')
          .orderBy('name')
          .limit(pendingPortion)
          .execute();
        yield* portion;
        const end = portion.at(-1);
        if (end === undefined) return;
        last = end;
      }
    },

    /**
     * The images of these repositories, their marks and the run's counts change together or not at all. Those of
     * repositories that are read `again` are counted already.
     */
    async storeImages(
      scope: RunScope,
      listed: readonly ListedImages[],
      reading: 'first' | 'again' = 'first',
    ): Promise<WrittenImages> {
      const sum = (count: (listing: ImageListing) => number) =>
        listed.reduce((whole, { listing }) => whole + count(listing), 0);
      const written = await database.write.transaction().execute(async (transaction) => {
        const stored = await writeListedImages(transaction, scope, listed, now());
        await forEachRow(
          transaction,
          `update sync_run_repositories set state = 'listed' where run_id = ? and namespace = ? and name = ?`,
          listed.map(({ repository: { namespace, name } }) => [scope.runId, namespace, name]),
        );
        await transaction
          .updateTable('sync_runs')
          .set({
            ...(reading === 'again'
              ? {}
              : {
                  repositories_listed: sql`repositories_listed + ${listed.length}`,
                  images_listed: sql`images_listed + ${sum(({ images }) => images.length)}`,
                }),
            images_new: sql`images_new + ${stored.inserted}`,
            skipped: sql`skipped + ${sum(({ skipped }) => skipped.length)}`,
          })
          .where('id', '=', scope.runId)
          .execute();
        return stored;
      });
      for (const { listing } of listed) await logSkipped(scope.runId, listing.skipped);
      return written;
    },

    async repositoryFailed(runId: number, repository: ListedRepository, failure: Failure): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('sync_run_repositories')
          .set({ state: 'failed' })
          .where('run_id', '=', runId)
          .where('namespace', '=', repository.namespace)
          .where('name', '=', repository.name)
          .execute();
        await transaction
          .updateTable('sync_runs')
          .set({ repositories_failed: sql`repositories_failed + 1` })
          .where('id', '=', runId)
          .execute();
      });
      await log(runId, 'error', `${repository.namespace}/${repository.name}`, failure.code, JSON.stringify(failure));
    },
  };
}

export type ListingRepository = ReturnType<typeof createListingRepository>;
