import type { Selectable } from 'kysely';
import type { Center } from '#contract/center.ts';
import { openTaskStatuses } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { limits } from '#contract/limits.ts';
import type { Database } from '../../../db/database.ts';
import type { ScanQueueTable, ScanTasksTable, ScanTrigger } from '../../../db/scanTables.ts';
import { type ImageRef, liftedBlock } from '../imageRef.ts';
import {
  closeIfDone,
  countEnded,
  deletePortion,
  deleteQueued,
  type Ending,
  failureLine,
  logIn,
  ofRunningTasks,
} from './scanTaskStatements.ts';

export type ScanTask = Selectable<ScanTasksTable>;
export type QueuedImage = Selectable<ScanQueueTable>;

export interface NewScanTask {
  readonly center: Center;
  readonly trigger: ScanTrigger;
  readonly cycleId: number | null;
  readonly scope: string;
  readonly target: string;
  readonly targetType: ScanTasksTable['target_type'];
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
        return { task: created, created: true };
      });
    },

    async running(): Promise<ScanTask[]> {
      return database.write.selectFrom('scan_tasks').selectAll().where('status', '=', 'START').orderBy('id').execute();
    },

    /** Tasks whose turn it is, the oldest first. */
    async startable(): Promise<ScanTask[]> {
      const running = await this.running();
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
        await logIn(transaction, taskId, now(), failureLine('', failure));
      });
      await this.emptyQueue(taskId);
    },

    /** What running tasks still want of one registry, from each task in turn; at most `count` of each. */
    async queued(registryId: number, count: number): Promise<QueuedImage[]> {
      const rows: QueuedImage[] = [];
      for (const { id } of await this.running()) {
        const ofTask = await database.write
          .selectFrom('scan_queue')
          .selectAll()
          .where('task_id', '=', id)
          .where('registry_id', '=', registryId)
          .orderBy('digest')
          .limit(count)
          .execute();
        rows.push(...ofTask);
      }
      return rows;
    },

    /** The registry was asked: its rows are found among those that are being scanned, until the scan has ended. */
    async asked({ registryId, digest }: ImageRef, scannedBefore: number | null): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        await transaction
          .updateTable('scan_queue')
          .set({ asked_at: now(), scanned_before: scannedBefore })
          .where('registry_id', '=', registryId)
          .where('digest', '=', digest)
          .where('asked_at', 'is', null)
          .where(ofRunningTasks)
          .execute();
        await transaction
          .updateTable('images')
          .set({ scan_status: 'START_RUN', scan_blocked: liftedBlock })
          .where('digest', '=', digest)
          .where('registry_id', '=', registryId)
          // Its tasks may have been cancelled while the registry was asked.
          .where((on) =>
            on.exists(
              on
                .selectFrom('scan_queue')
                .select('task_id')
                .where('scan_queue.registry_id', '=', registryId)
                .where('scan_queue.digest', '=', digest)
                .where(ofRunningTasks),
            ),
          )
          .execute();
      });
    },

    /** Whether any running task still wants this image. */
    async isWanted({ registryId, digest }: ImageRef): Promise<boolean> {
      const row = await database.write
        .selectFrom('scan_queue')
        .select('task_id')
        .where('registry_id', '=', registryId)
        .where('digest', '=', digest)
        .where(ofRunningTasks)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Settles one image in every running task that wants it: it was scanned once for all of them. */
    async ended(ref: ImageRef, ending: Ending, target: string, failure: Failure | null): Promise<void> {
      await database.write.transaction().execute(async (transaction) => {
        const rows = await transaction
          .selectFrom('scan_queue')
          .innerJoin('scan_tasks', 'scan_tasks.id', 'scan_queue.task_id')
          .select(['scan_queue.task_id', 'scan_queue.images'])
          .where('scan_queue.registry_id', '=', ref.registryId)
          .where('scan_queue.digest', '=', ref.digest)
          .where('scan_tasks.status', '=', 'START')
          .execute();
        for (const { task_id: taskId, images } of rows) {
          await transaction
            .deleteFrom('scan_queue')
            .where('task_id', '=', taskId)
            .where('registry_id', '=', ref.registryId)
            .where('digest', '=', ref.digest)
            .execute();
          await countEnded(transaction, taskId, ending, images);
          if (failure !== null) {
            await logIn(transaction, taskId, now(), failureLine(target, failure));
          }
          await closeIfDone(transaction, taskId, now());
        }
      });
    },

    /** Everything that running tasks still want of a registry fails for one reason, in portions. */
    async failRegistry(registryId: number, target: string, failure: Failure): Promise<void> {
      for (const { id } of await this.running()) {
        for (let isFirst = true; ; isFirst = false) {
          const deleted = await database.write.transaction().execute(async (transaction) => {
            const rows = await deleteQueued(transaction, id, registryId, 'failed');
            if (isFirst && rows > 0) {
              await logIn(transaction, id, now(), failureLine(target, failure));
            }
            if (rows > 0) await closeIfDone(transaction, id, now());
            return rows;
          });
          if (deleted < deletePortion) break;
        }
      }
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
      await this.emptyQueue(taskId);
      return true;
    },

    /** Empties the queues of tasks that a killed server was just ending. */
    async emptyEndedQueues(): Promise<void> {
      const ended = await database.write
        .selectFrom('scan_tasks')
        .select('id')
        .where('ended_at', 'is not', null)
        .where((on) =>
          on.exists(on.selectFrom('scan_queue').select('task_id').whereRef('scan_queue.task_id', '=', 'scan_tasks.id')),
        )
        .execute();
      for (const { id } of ended) await this.emptyQueue(id);
    },

    async emptyQueue(taskId: number): Promise<void> {
      for (;;) {
        const deleted = await database.write
          .transaction()
          .execute((transaction) => deleteQueued(transaction, taskId, null, 'left'));
        if (deleted < deletePortion) return;
      }
    },

    /** A line for whoever reads a task that has images of this registry, once in each. */
    async noteOnce(registryId: number, target: string, code: string): Promise<void> {
      for (const { id } of await this.running()) {
        await database.write.transaction().execute(async (transaction) => {
          const concerned = await transaction
            .selectFrom('scan_queue')
            .select('task_id')
            .where('task_id', '=', id)
            .where('registry_id', '=', registryId)
            .limit(1)
            .executeTakeFirst();
          const noted = await transaction
            .selectFrom('scan_log')
            .select('id')
            .where('task_id', '=', id)
            .where('code', '=', code)
            .where('target', '=', target)
            .executeTakeFirst();
          if (concerned !== undefined && noted === undefined) {
            await logIn(transaction, id, now(), { level: 'info', target, code });
          }
        });
      }
    },
  };
}

export type ScanTaskRepository = ReturnType<typeof createScanTaskRepository>;
