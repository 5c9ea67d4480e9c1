import { sql } from 'kysely';
import type { Database } from '../../../db/database.ts';
import { inScope, type ScanScope } from './scanScope.ts';
import type { ScanTask } from './scanTaskStore.ts';

/** Images in one transaction: a million of them never stand in memory, and other writers hardly wait. */
const portion = 2_000;

/**
 * Puts the images of a task's scope into its queue, each digest of a registry once. Goes on after a kill where it was.
 * Returns false where it was stopped before its end.
 */
export async function fillQueue(database: Database, task: ScanTask, signal: AbortSignal): Promise<boolean> {
  const scope: ScanScope = JSON.parse(task.scope);
  let filledTo = task.filled_to;
  while (!signal.aborted) {
    const images = await database.read
      .selectFrom('images')
      .select(['id', 'registry_id', 'digest'])
      .where('id', '>', filledTo)
      .where(sql<string>`+images.center`, '=', task.center)
      .where('taken_in_at', 'is not', null)
      .where('scan_blocked', 'is', null)
      .where((on) => inScope(on, scope))
      .orderBy('id')
      .limit(portion)
      .execute();
    const last = images.at(-1);
    const rows = JSON.stringify(images.map(({ registry_id, digest }) => [registry_id, digest]));
    await database.write.transaction().execute(async (transaction) => {
      await sql`
        insert into scan_queue (task_id, registry_id, digest, images)
        select ${task.id}, value ->> 0, value ->> 1, count(*) from json_each(${rows}) where true group by 2, 3
        on conflict do update set images = images + excluded.images`.execute(transaction);
      await sql`
        insert into image_scans (center, digest, task_id)
        select ${task.center}, value ->> 1, ${task.id} from json_each(${rows}) where true
        on conflict do update set task_id = excluded.task_id`.execute(transaction);
      await transaction
        .updateTable('scan_tasks')
        .set({
          images: sql`images + ${images.length}`,
          filled_to: last?.id ?? filledTo,
          filled: images.length < portion ? 1 : 0,
        })
        .where('id', '=', task.id)
        .execute();
    });
    if (last === undefined || images.length < portion) return true;
    filledTo = last.id;
  }
  return false;
}
