import { type Kysely, type SqlBool, sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import type { Tables } from '../../../db/tables/tables.ts';
import { allOf } from '../../../domain/access/visibility.ts';
import type { ConditionsOf, ScopeConditions } from '../scope/scopeConditions.ts';
import { countInTask, type ScanTask } from './scanTaskStatements.ts';

/** Images looked at in one query: a million of them never stand in memory, and others hardly wait. */
const batchSize = 2_000;

interface LookedAt {
  readonly id: number;
  readonly registry_id: number;
  readonly digest: string;
  readonly wanted: number;
}

/**
 * Puts the images of a task's scope into its queue, each digest of a registry once. Goes on after a kill where it was.
 * Returns false where it was stopped before its end, or the task was cancelled.
 */
export async function fillQueue(
  database: Database,
  conditionsOf: ConditionsOf,
  task: ScanTask,
  signal: AbortSignal,
): Promise<boolean> {
  const conditions = await conditionsOf(allOf(task.center), JSON.parse(task.scope));
  let last = { digest: task.filled_digest, id: task.filled_to };
  while (!signal.aborted) {
    const looked = await lookAt(database, task, conditions, last);
    last = looked.at(-1) ?? last;
    const isEnd = looked.length < batchSize;
    const wanted = looked.filter((image) => image.wanted === 1);
    const isOpen = await database.write.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('scan_tasks')
        .set({
          filled_digest: last.digest,
          filled_to: last.id,
          filled: isEnd ? 1 : 0,
        })
        .where('id', '=', task.id)
        .where('status', '=', 'INIT')
        .executeTakeFirst();
      const isOpen = numUpdatedRows > 0n;
      if (isOpen && wanted.length > 0) await enqueue(transaction, task, wanted);
      return isOpen;
    });
    // Nothing is added after a cancelled task's queue was emptied.
    if (!isOpen) return false;
    if (isEnd) return true;
  }
  return false;
}

/** In the order of digests, as the queue is kept. Those not wanted come along, so that no query looks at more than a batch. */
function lookAt(
  database: Database,
  task: ScanTask,
  { driving, condition, blocked }: ScopeConditions,
  after: { readonly digest: string; readonly id: number },
): Promise<LookedAt[]> {
  return database.read
    .selectFrom('images')
    .where('digest', '>=', after.digest)
    .where((on) => on.or([on('digest', '>', after.digest), on('id', '>', after.id)]))
    .where((on) => on.and(driving))
    .select((on) => [
      'id',
      'registry_id',
      'digest',
      on
        .and([sql<SqlBool>`+images.center = ${task.center}`, on.not(blocked), condition])
        .$castTo<number>()
        .as('wanted'),
    ])
    .orderBy('digest')
    .orderBy('id')
    .limit(batchSize)
    .execute();
}

async function enqueue(transaction: Kysely<Tables>, task: ScanTask, images: readonly LookedAt[]): Promise<void> {
  for (const [registryId, ofRegistry] of Map.groupBy(images, ({ registry_id }) => registry_id)) {
    await countInTask(transaction, { taskId: task.id, registryId }, 'images', ofRegistry.length);
  }
  const rows = JSON.stringify(images.map(({ registry_id, digest }) => [registry_id, digest]));
  await sql`
    insert into scan_queue (task_id, registry_id, digest, images)
    select ${task.id}, value ->> 0, value ->> 1, count(*) from json_each(${rows}) where true group by 2, 3
    on conflict do update set images = images + excluded.images`.execute(transaction);
  await sql`
    insert into image_scans (center, digest, registry_id, task_id)
    select ${task.center}, value ->> 1, value ->> 0, ${task.id} from json_each(${rows}) where true
    on conflict do update set task_id = excluded.task_id`.execute(transaction);
}
