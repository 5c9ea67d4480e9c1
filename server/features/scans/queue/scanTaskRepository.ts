import type { Center } from '#contract/center.ts';
import { openTaskStatuses } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { limits } from '#contract/limits.ts';
import type { Database } from '../../../db/database.ts';
import type { ScanTasksTable, ScanTrigger } from '../../../db/tables/scanTables.ts';
import { closeIfDone, emptyQueue, failureLine, logIn, runningTasks, type ScanTask } from './scanTaskStatements.ts';

interface NewScanTask {
  readonly center: Center;
  readonly trigger: ScanTrigger;
  readonly cycleId: number | null;
  readonly scope: string;
  readonly target: string;
  readonly targetType: ScanTasksTable['target_type'];
  /** Those that it has images of. */
  readonly registryIds: readonly number[];
}

/** Waiting tasks whose images are put into the queue before their turn, at a time. */
const waitingFilled = 100;

export function createScanTaskRepository(database: Database, now: () => number) {
  return {
    /** Stores a task, unless one of the same scope or cycle is still open: then that one is returned. */
    async open(task: NewScanTask): Promise<{ readonly task: ScanTask; readonly created: boolean }> {
      return database.write.transaction().execute(async (transaction) => {
        const same = await transaction
          .selectFrom('scan_tasks')
          .selectAll()
          .where('status', 'in', openTaskStatuses)
          .where('center', '=', task.center)
          // The scope of a cycle says since when, so it is never the same again.
          .where(({ or, eb }) => or([eb('scope', '=', task.scope), eb('cycle_id', '=', task.cycleId)]))
          .executeTakeFirst();
        if (same !== undefined) return { task: same, created: false };
        const created = await transaction
          .insertInto('scan_tasks')
          .values({
            center: task.center,
            trigger: task.trigger,
            cycle_id: task.cycleId,
            target: task.target,
            target_type: task.targetType,
            scope: task.scope,
            status: 'INIT',
            created_at: now(),
            started_at: null,
            ended_at: null,
          })
          .returningAll()
          .executeTakeFirstOrThrow();
        const rows = task.registryIds.map((id) => ({ task_id: created.id, registry_id: id }));
        if (rows.length > 0) await transaction.insertInto('scan_task_registries').values(rows).execute();
        return { task: created, created: true };
      });
    },

    /** Tasks whose turn it is, the oldest first. */
    async startable(): Promise<ScanTask[]> {
      const running = await runningTasks(database);
      return database.write
        .selectFrom('scan_tasks')
        .selectAll()
        .where('status', '=', 'INIT')
        .orderBy('id')
        .limit(Math.max(0, limits.scan.runningTasks - running.length))
        .execute();
    },

    /** Tasks that wait and whose images are not in the queue yet, the oldest first. */
    async unfilled(): Promise<ScanTask[]> {
      return database.write
        .selectFrom('scan_tasks')
        .selectAll()
        .where('status', '=', 'INIT')
        .where('filled', '=', 0)
        .orderBy('id')
        .limit(waitingFilled)
        .execute();
    },

    async start(taskId: number): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('scan_tasks')
          .set({ status: 'START', started_at: now() })
          .where('id', '=', taskId)
          .where('status', '=', 'INIT')
          .execute();
        await closeIfDone(transaction, taskId, now());
      });
    },

    /** Ends a task that cannot be started. */
    async fail(taskId: number, failure: Failure): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('scan_tasks')
          .set({ status: 'FAIL', ended_at: now() })
          .where('id', '=', taskId)
          .where('status', '=', 'INIT')
          .execute();
        await logIn(transaction, taskId, now(), failureLine(null, '', failure));
      });
      await emptyQueue(database, taskId);
    },

    /** Leaves what was not scanned yet. False where the task has ended already. */
    async cancel(taskId: number): Promise<boolean> {
      const { numUpdatedRows } = await database.write
        .updateTable('scan_tasks')
        .set({ status: 'CANCELLED', ended_at: now() })
        .where('id', '=', taskId)
        .where('status', 'in', openTaskStatuses)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await emptyQueue(database, taskId);
      return true;
    },
  };
}

export type ScanTaskRepository = ReturnType<typeof createScanTaskRepository>;
