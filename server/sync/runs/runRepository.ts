import type { Kysely } from 'kysely';
import type { Center } from '#contract/center.ts';
import { openTaskStatuses } from '#contract/enums.ts';
import type { IncompleteReason } from '#contract/failures/doubts.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { Database } from '../../db/database.ts';
import type { SyncTrigger } from '../../db/tables/syncTables.ts';
import type { Tables } from '../../db/tables/tables.ts';
import type { KnownRepository } from '../../store/registryRepository.ts';
import { endOpenRuns, type SyncRun } from '../../store/syncRuns.ts';
import type { Settlement } from '../removal/removalJob.ts';
import type { RunLog } from './runLog.ts';

/** What a run is of. */
interface RunSubject {
  readonly registryId: number;
  readonly center: Center;
}

/** Which run, and what it is of. */
export interface RunScope extends RunSubject {
  readonly runId: number;
}

function startedRun({ registryId, center }: RunSubject, startedAt: number) {
  return {
    registry_id: registryId,
    center,
    status: 'START',
    started_at: startedAt,
    ended_at: null,
    repositories_declared: null,
    failure: null,
  } as const;
}

/** Where a registry's runs stand: how they begin, go on and end. */
export function createRunRepository(database: Database, now: () => number, { log }: RunLog) {
  /** The list is of no use to any other run: a registry that fails on and on would fill the disk with it. */
  const forgetRepositories = (transaction: Kysely<Tables>, runIds: readonly number[]) =>
    transaction.deleteFrom('sync_run_repositories').where('run_id', 'in', runIds).execute();

  /** In one transaction: a run that has failed must never be met without its reason. */
  async function markFailed(transaction: Kysely<Tables>, runId: number, failure: Failure): Promise<void> {
    const detail = JSON.stringify(failure);
    await transaction
      .updateTable('sync_runs')
      .set({ status: 'FAIL', ended_at: now(), failure: detail })
      .where('id', '=', runId)
      .execute();
    await log(runId, 'error', '', failure.code, detail, transaction);
  }

  return {
    async openRunOf(registryId: number): Promise<SyncRun | undefined> {
      return database.write
        .selectFrom('sync_runs')
        .selectAll()
        .where('registry_id', '=', registryId)
        .where('status', 'in', openTaskStatuses)
        .orderBy('id', 'desc')
        .executeTakeFirst();
    },

    /** Starts a run; one that is still open ends here. */
    async open(scope: RunSubject, trigger: SyncTrigger): Promise<SyncRun> {
      return database.write.transaction().execute(async (transaction) => {
        await endOpenRuns(transaction, scope.registryId, now());
        return transaction
          .insertInto('sync_runs')
          .values({ ...startedRun(scope, now()), trigger, repository_id: null })
          .returningAll()
          .executeTakeFirstOrThrow();
      });
    },

    /** Starts a run of one repository. */
    async openForRepository(scope: RunSubject, repository: KnownRepository): Promise<SyncRun> {
      const { id, namespace, name } = repository;
      return database.write.transaction().execute(async (transaction) => {
        const run = await transaction
          .insertInto('sync_runs')
          .values({
            ...startedRun(scope, now()),
            trigger: 'manual',
            repository_id: id,
            repositories_known: 1,
            repositories_found: 1,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        await transaction
          .insertInto('sync_run_repositories')
          .values({ run_id: run.id, namespace, name, state: 'pending' })
          .execute();
        return run;
      });
    },

    /** The registry was listed to its end, and the run ends with that; `failure`: what is to be told of parts that failed. */
    async listed(runId: number, incomplete: readonly IncompleteReason[], failure: Failure | null): Promise<void> {
      const complete = incomplete.length === 0 ? 1 : 0;
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('sync_runs')
          .set({ status: 'SUCCESS', ended_at: now(), complete, incomplete: JSON.stringify(incomplete) })
          .where('id', '=', runId)
          .execute();
        if (failure !== null) await markFailed(transaction, runId, failure);
        await forgetRepositories(transaction, [runId]);
      });
    },

    /** Tells what the listing lacks and leaves where it is. */
    async noteMissing(runId: number, { marked, unproven }: Settlement): Promise<void> {
      if (marked > 0) await log(runId, 'warning', '', 'notListed', JSON.stringify({ count: marked }));
      if (unproven > 0) await log(runId, 'warning', '', 'notProvenGone', JSON.stringify({ count: unproven }));
    },

    async pauseOpenRun(registryId: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        const paused = await transaction
          .updateTable('sync_runs')
          .set({ status: 'PAUSED', ended_at: now() })
          .where('registry_id', '=', registryId)
          .where('status', 'in', openTaskStatuses)
          .returning('id')
          .execute();
        await forgetRepositories(transaction, idsOf(paused));
      });
    },

    async fail(runId: number, failure: Failure): Promise<void> {
      await this.interrupt(runId, failure);
      await forgetRepositories(database.write, [runId]);
    },

    /** As `fail`, but its list stays until the registry's next run, which may go on with it. */
    async interrupt(runId: number, failure: Failure): Promise<void> {
      await database.write.transaction().execute((transaction) => markFailed(transaction, runId, failure));
    },
  };
}

const idsOf = (rows: readonly { readonly id: number }[]) => rows.map(({ id }) => id);

export type RunRepository = ReturnType<typeof createRunRepository>;
