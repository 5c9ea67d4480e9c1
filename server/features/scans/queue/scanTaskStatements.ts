import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { TaskStatus } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import type { Database } from '../../../db/database.ts';
import type { ScanTasksTable } from '../../../db/tables/scanTables.ts';
import type { Tables } from '../../../db/tables/tables.ts';
import type { ImageRef } from '../../../store/imageRef.ts';
import { leaveScan } from './applyScan.ts';

/** Failures logged per task; what is beyond is only counted. */
const mostLogged = 1_000;
/** Rows deleted in one statement: short enough that other writers hardly wait. */
export const deleteBatchSize = 2_000;

export type ScanTask = Selectable<ScanTasksTable>;

/** How one image's scan ended; `left`: nobody has to scan it any more. */
export type Ending = 'scanned' | 'failed' | 'left';

interface LogLine {
  /** Null where it is about the task as a whole. */
  readonly registryId: number | null;
  readonly level: 'info' | 'warning' | 'error';
  readonly target: string;
  readonly code: string;
  readonly detail?: string;
}

export function failureLine(registryId: number | null, target: string, failure: Failure): LogLine {
  return { registryId, level: 'error', target, code: failure.code, detail: JSON.stringify(failure) };
}

/** A line of a task's log, unless that is full. */
export async function logIn(
  transaction: Kysely<Tables>,
  taskId: number,
  now: number,
  { registryId, ...entry }: LogLine,
): Promise<void> {
  const { logged } = await transaction
    .selectFrom('scan_log')
    .select((select) => select.fn.countAll<number>().as('logged'))
    .where('task_id', '=', taskId)
    .executeTakeFirstOrThrow();
  if (logged >= mostLogged) return;
  await transaction
    .insertInto('scan_log')
    .values({ task_id: taskId, registry_id: registryId, at: now, detail: '', ...entry })
    .execute();
}

/** Ends a running task that wants nothing any more. */
export async function closeIfDone(transaction: Kysely<Tables>, taskId: number, now: number): Promise<void> {
  const left = await transaction
    .selectFrom('scan_queue')
    .select('task_id')
    .where('task_id', '=', taskId)
    .limit(1)
    .executeTakeFirst();
  if (left !== undefined) return;
  await transaction
    .updateTable('scan_tasks')
    .set({
      status: sql<TaskStatus>`case when failed_images > 0 and scanned_images = 0 then 'FAIL' else 'SUCCESS' end`,
      ended_at: now,
    })
    .where('id', '=', taskId)
    .where('status', '=', 'START')
    .execute();
}

/** Counts images of one registry in a task; those that ended by how they did. */
export async function countInTask(
  transaction: Kysely<Tables>,
  { taskId, registryId }: { readonly taskId: number; readonly registryId: number },
  counted: 'images' | `${Ending}_images`,
  images: number,
): Promise<void> {
  const column = sql.ref(counted);
  await sql`update scan_tasks set ${column} = ${column} + ${images} where id = ${taskId}`.execute(transaction);
  await sql`insert into scan_task_registries (task_id, registry_id, ${column}) values (${taskId}, ${registryId}, ${images})
    on conflict do update set ${column} = ${column} + excluded.${column}`.execute(transaction);
}

interface QueuedRow extends ImageRef {
  readonly askedAt: number | null;
  readonly images: number;
}

/** Rows of tasks that run: those of a task that waits are only shown. */
export const ofRunningTasks = sql<SqlBool>`scan_queue.task_id in (select id from scan_tasks where status = 'START')`;

/** Whether any running task wants the image. */
export async function isWanted(transaction: Kysely<Tables>, { registryId, digest }: ImageRef): Promise<boolean> {
  const row = await transaction
    .selectFrom('scan_queue')
    .select('task_id')
    .where('registry_id', '=', registryId)
    .where('digest', '=', digest)
    .where(ofRunningTasks)
    .executeTakeFirst();
  return row !== undefined;
}

/** One batch of what a task still wants, of one registry or of all (null); returns how many rows went. */
export async function deleteQueued(
  transaction: Kysely<Tables>,
  taskId: number,
  registryId: number | null,
  ending: Ending,
): Promise<number> {
  const { rows } = await sql<QueuedRow>`
    delete from scan_queue where task_id = ${taskId} and (registry_id, digest) in
      (select registry_id, digest from scan_queue
        where task_id = ${taskId} ${registryId === null ? sql`` : sql`and registry_id = ${registryId}`}
        order by registry_id, digest limit ${deleteBatchSize})
    returning registry_id as registryId, digest, asked_at as askedAt, images`.execute(transaction);
  for (const { askedAt, ...row } of rows) {
    if (askedAt !== null && !(await isWanted(transaction, row))) await leaveScan(transaction, row);
  }
  for (const [of, deleted] of Map.groupBy(rows, (row) => row.registryId)) {
    const images = deleted.reduce((sum, row) => sum + row.images, 0);
    await countInTask(transaction, { taskId, registryId: of }, `${ending}_images`, images);
  }
  return rows.length;
}

/** Deletes all that a task still wants, in batches. */
export async function emptyQueue(database: Database, taskId: number): Promise<void> {
  for (;;) {
    const deleted = await database.write
      .transaction()
      .execute((transaction) => deleteQueued(transaction, taskId, null, 'left'));
    if (deleted < deleteBatchSize) return;
  }
}

/** The tasks that have begun, the oldest first. */
export async function runningTasks(database: Database): Promise<ScanTask[]> {
  return database.write.selectFrom('scan_tasks').selectAll().where('status', '=', 'START').orderBy('id').execute();
}
