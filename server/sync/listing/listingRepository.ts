import { sql } from 'kysely';
import type { Failure } from '#contract/failures/failures.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ListedRepository } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { RunLog } from '../runs/runLog.ts';
import type { RunScope } from '../runs/runRepository.ts';
import { type ListedImages, type WrittenImages, writeListedImages } from './imageWriter.ts';

/** Repositories read from the list at once when their images are to be listed. */
const batchSize = 1_000;

/** The repositories of a run: which are still to be read, and what was found in those that were. */
export function createListingRepository(database: Database, now: () => number, { log, logSkipped, logDoubts }: RunLog) {
  return {
    /** By name, a batch at a time: a registry may hold more repositories than should be in memory at once. */
    async *pendingRepositories(runId: number): AsyncGenerator<ListedRepository, void> {
      let last = { namespace: '', name: '' };
      for (;;) {
        const batch = await database.write
          .selectFrom('sync_run_repositories')
          .select(['namespace', 'name', 'web_path as webPath'])
          .where('run_id', '=', runId)
          .where((where) => where(where.refTuple('namespace', 'name'), '>', where.tuple(last.namespace, last.name)))
          .where('state', '=', 'pending')
          .orderBy('namespace')
          .orderBy('name')
          .limit(batchSize)
          .execute();
        yield* batch;
        const end = batch.at(-1);
        if (end === undefined) return;
        last = end;
      }
    },

    /** The images of these pages, the marks of the repositories that end with them and the run's counts change together or not at all. */
    async storeImages(scope: RunScope, listed: readonly ListedImages[]): Promise<WrittenImages> {
      const ended = listed.flatMap(({ repository, end }) => (end === undefined ? [] : [{ ...repository, ...end }]));
      const skipped = listed.flatMap(({ listing }) => listing.skipped);
      const written = await database.write.transaction().execute(async (transaction) => {
        const stored = await writeListedImages(transaction, scope, listed, now());
        await forEachRow(
          transaction,
          `update sync_run_repositories set state = 'listed', doubts = ? where run_id = ? and namespace = ? and name = ?`,
          ended.map(({ doubts, namespace, name }) => [JSON.stringify(doubts), scope.runId, namespace, name]),
        );
        await transaction
          .updateTable('sync_runs')
          .set({
            repositories_listed: sql`repositories_listed + ${ended.length}`,
            images_listed: sql`images_listed + ${ended.reduce((sum, { images }) => sum + images, 0)}`,
            images_new: sql`images_new + ${stored.inserted}`,
            skipped: sql`skipped + ${skipped.length}`,
          })
          .where('id', '=', scope.runId)
          .execute();
        return stored;
      });
      for (const { listing } of listed) await logSkipped(scope.runId, listing.skipped);
      for (const { namespace, name, doubts } of ended)
        await logDoubts(scope.runId, repositoryPath(namespace, name), doubts);
      return written;
    },

    /** The registry said that it is gone when it was to be read: deleted meanwhile, and not failed. */
    async repositoryGone(runId: number, { namespace, name }: ListedRepository): Promise<void> {
      await database.write
        .updateTable('sync_run_repositories')
        .set({ state: 'gone' })
        .where('run_id', '=', runId)
        .where('namespace', '=', namespace)
        .where('name', '=', name)
        .execute();
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
      await log(
        runId,
        'error',
        repositoryPath(repository.namespace, repository.name),
        failure.code,
        JSON.stringify(failure),
      );
    },
  };
}

export type ListingRepository = ReturnType<typeof createListingRepository>;
