import { sql } from 'kysely';
import { type Failure, failureSchema } from '#contract/failures/failures.ts';
import type { ListedRepository, PartEnd, RegistryEnd, SkippedElement } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { RunLog } from '../runs/runLog.ts';

/** The list of repositories that a run reads, part by part, before it lists their images. */
export function createRunListRepository(database: Database, { log, logSkipped, logDoubts }: RunLog) {
  return {
    /** Begins the list of repositories anew: that of a run killed while it was read is of no use. */
    async begin(runId: number): Promise<void> {
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
    async add(
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
    async ended(runId: number, { doubts, declared }: RegistryEnd, isFiltered: boolean): Promise<void> {
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
  };
}

export type RunListRepository = ReturnType<typeof createRunListRepository>;
