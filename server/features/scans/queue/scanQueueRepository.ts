import type { Selectable } from 'kysely';
import type { Failure } from '#contract/failures/failures.ts';
import type { Database } from '../../../db/database.ts';
import type { ScanQueueTable } from '../../../db/tables/scanTables.ts';
import { type ImageRef, liftedBlock } from '../../../store/imageRef.ts';
import { noteOnceIn, type ScanNote } from './scanNotes.ts';
import {
  closeIfDone,
  countInTask,
  deleteBatchSize,
  deleteQueued,
  type Ending,
  emptyQueue,
  failureLine,
  isWanted,
  logIn,
  ofRunningTasks,
  runningTasks,
} from './scanTaskStatements.ts';

export type QueuedImage = Selectable<ScanQueueTable>;

/** What running tasks still have to scan: one row for each task, registry and digest. */
export function createScanQueueRepository(database: Database, now: () => number) {
  return {
    /** What running tasks still want of one registry, from each task in turn; at most `count` of each. */
    async queued(registryId: number, count: number): Promise<QueuedImage[]> {
      const rows: QueuedImage[] = [];
      for (const { id } of await runningTasks(database)) {
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

    isWanted: (ref: ImageRef) => isWanted(database.write, ref),

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
          await countInTask(transaction, { taskId, registryId: ref.registryId }, `${ending}_images`, images);
          if (failure !== null) {
            const level = ending === 'left' ? 'info' : 'error';
            await logIn(transaction, taskId, now(), { ...failureLine(ref.registryId, target, failure), level });
          }
          await closeIfDone(transaction, taskId, now());
        }
      });
    },

    /** Everything that running tasks still want of a registry fails for one reason, in batches. */
    async failRegistry(registryId: number, target: string, failure: Failure): Promise<void> {
      for (const { id } of await runningTasks(database)) {
        for (let isFirst = true; ; isFirst = false) {
          const deleted = await database.write.transaction().execute(async (transaction) => {
            const rows = await deleteQueued(transaction, id, registryId, 'failed');
            if (isFirst && rows > 0) {
              await logIn(transaction, id, now(), failureLine(registryId, target, failure));
            }
            if (rows > 0) await closeIfDone(transaction, id, now());
            return rows;
          });
          if (deleted < deleteBatchSize) break;
        }
      }
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
      for (const { id } of ended) await emptyQueue(database, id);
    },

    /** A line for whoever reads a task that has images of this registry, once in each. */
    async noteOnce(note: ScanNote): Promise<void> {
      for (const { id } of await runningTasks(database))
        await database.write.transaction().execute((transaction) => noteOnceIn(transaction, id, note, now()));
    },
  };
}

export type ScanQueueRepository = ReturnType<typeof createScanQueueRepository>;
