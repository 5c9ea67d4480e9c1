import { sql } from 'kysely';
import { type IncompleteReason, storedDoubts } from '#contract/failures/doubts.ts';
import { type Failure, failureSchema } from '#contract/failures/failures.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ListedRepository, PartEnd, RegistryEnd, SkippedElement } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { RunLog } from '../runs/runLog.ts';
import type { RunScope } from '../runs/runRepository.ts';
import { type ListedImages, type WrittenImages, writeListedImages } from './imageWriter.ts';

/** Repositories read from the list at once when their images are to be listed. */
const pendingPortion = 1_000;

/** What the listing of a run has found so far, and what of it is still to be read. */
export function createListingRepository(database: Database, now: () => number, { log, logSkipped, logDoubts }: RunLog) {
  return {
    /** Begins the list of repositories anew: that of a run killed while it was read is of no use. */
    async beginRepositories(runId: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('sync_run_repositories').where('run_id', '=', runId).execute();
        await transaction.deleteFrom('sync_run_parts').where('run_id', '=', runId).execute();
        await transaction
          .updateTable('sync_runs')
          .set({ repositories_found: 0, skipped: 0 })
          .where('id', '=', runId)
          .execute();
      });
    },

    /** Adds what was read of the list; one that comes twice counts once. */
    async addRepositories(
      runId: number,
      repositories: readonly ListedRepository[],
      skipped: readonly SkippedElement[],
    ): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await forEachRow(
          transaction,
          `insert into sync_run_repositories (run_id, namespace, name, web_path, state) values (?, ?, ?, ?, 'pending')
           on conflict do nothing`,
          repositories.map(({ namespace, name, webPath = '' }) => [runId, namespace, name, webPath]),
        );
        await transaction
          .updateTable('sync_runs')
          .set({
            repositories_found: sql`(select count(*) from sync_run_repositories where run_id = ${runId})`,
            skipped: sql`skipped + ${skipped.length}`,
          })
          .where('id', '=', runId)
          .execute();
      });
      await logSkipped(runId, skipped);
    },

    /** Keeps how a part was read; a failure is told to whoever reads the run's log. */
    async partEnded(runId: number, { part, doubts, failure, leftOut }: PartEnd): Promise<void> {
      await database.write
        .insertInto('sync_run_parts')
        .values({
          run_id: runId,
          part,
          failure: failure === undefined ? null : JSON.stringify(failure),
          doubts: JSON.stringify(leftOut === undefined ? doubts : [...doubts, 'skipped']),
        })
        .onConflict((conflict) =>
          conflict.doUpdateSet({
            failure: (row) => row.ref('excluded.failure'),
            doubts: (row) => row.ref('excluded.doubts'),
          }),
        )
        .execute();
      if (leftOut !== undefined) {
        await database.write
          .updateTable('sync_runs')
          .set({ skipped: sql`skipped + 1` })
          .where('id', '=', runId)
          .execute();
        await logSkipped(runId, [leftOut]);
      }
      await logDoubts(runId, part, doubts);
      if (failure !== undefined) await log(runId, 'error', part, failure.code, JSON.stringify(failure));
    },

    /** The list of repositories has been read; `isFiltered` where patterns let only some of them in. */
    async repositoriesEnded(runId: number, { doubts, declared }: RegistryEnd, isFiltered: boolean): Promise<void> {
      await database.write
        .updateTable('sync_runs')
        .set((row) => ({
          repositories_known: 1,
          doubts: JSON.stringify(doubts),
          // Of those that its patterns let through: the rest is not listed.
          repositories_declared: isFiltered ? row.ref('repositories_found') : declared.repositories,
        }))
        .where('id', '=', runId)
        .execute();
      await logDoubts(runId, '', doubts);
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

    /** The parts of the registry that were not read, by their names. */
    async failedParts(runId: number): Promise<{ part: string; failure: Failure }[]> {
      const parts = await database.write
        .selectFrom('sync_run_parts')
        .select(['part', 'failure'])
        .where('run_id', '=', runId)
        .where('failure', 'is not', null)
        .orderBy('part')
        .execute();
      return parts.map(({ part, failure }) => ({ part, failure: failureSchema.parse(JSON.parse(failure ?? '')) }));
    },

    /** A part that the registry calls gone was none: it was deleted since it was listed. */
    async partGone(runId: number, part: string): Promise<void> {
      await database.write.deleteFrom('sync_run_parts').where('run_id', '=', runId).where('part', '=', part).execute();
    },

    /** Why the run is not complete, each reason once with how many parts and repositories it is said of. */
    async incompleteReasons(runId: number): Promise<IncompleteReason[]> {
      const { doubts, repositories_failed: failed } = await database.write
        .selectFrom('sync_runs')
        .select(['doubts', 'repositories_failed'])
        .where('id', '=', runId)
        .executeTakeFirstOrThrow();
      const parts = await database.write
        .selectFrom('sync_run_parts')
        .select(['part', 'doubts', 'failure'])
        .where('run_id', '=', runId)
        .execute();
      const repositories = await database.write
        .selectFrom('sync_run_repositories')
        .select((select) => ['doubts', select.fn.countAll<number>().as('count')])
        .where('run_id', '=', runId)
        .where('doubts', '<>', '[]')
        .groupBy('doubts')
        .execute();
      return sumReasons([
        ...storedDoubts(doubts).map((reason) => ({ reason, parts: 0, repositories: 0 })),
        ...parts.flatMap((part) =>
          part.failure === null ? [] : [{ reason: 'failed', parts: counted(part), repositories: 0 } as const],
        ),
        ...(failed === 0 ? [] : [{ reason: 'failed', parts: 0, repositories: failed } as const]),
        ...parts.flatMap((part) =>
          storedDoubts(part.doubts).map((reason) => ({ reason, parts: counted(part), repositories: 0 })),
        ),
        ...repositories.flatMap(({ doubts: of, count }) =>
          storedDoubts(of).map((reason) => ({ reason, parts: 0, repositories: count })),
        ),
      ]);
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

/** A part without a name is the whole registry. */
function counted({ part }: { readonly part: string }): number {
  return part === '' ? 0 : 1;
}

/** The same reasons added up, in the order in which they came first. */
function sumReasons(reasons: readonly IncompleteReason[]): IncompleteReason[] {
  return [...Map.groupBy(reasons, ({ reason }) => reason)].map(([reason, of]) => ({
    reason,
    parts: of.reduce((sum, { parts }) => sum + parts, 0),
    repositories: of.reduce((sum, { repositories }) => sum + repositories, 0),
  }));
}

export type ListingRepository = ReturnType<typeof createListingRepository>;
