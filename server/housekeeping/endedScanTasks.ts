import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { deleteInBatches } from '../db/deleteInBatches.ts';
import { batchSize, deleteUnused } from './deleteUnused.ts';

/** Each has a log of up to a thousand lines, which goes with it. */
const tasksAtOnce = 5;

/** Deletes scan tasks that ended before this time, with their logs. */
export function deleteEndedScanTasks(database: Database, before: number, signal: AbortSignal): Promise<number> {
  const ended = database.write.selectFrom('scan_tasks').select('id').where('ended_at', '<=', before).limit(tasksAtOnce);
  return deleteInBatches(
    () => database.write.deleteFrom('scan_tasks').where('id', 'in', ended).executeTakeFirstOrThrow(),
    signal,
  );
}

interface LastScan {
  readonly center: string;
  readonly digest: string;
  readonly registry_id: number;
  readonly used: number;
}

/** Forgets which task scanned an image last where the image or the task is gone. */
export function deleteUnusedLastScans(database: Database, signal: AbortSignal): Promise<number> {
  return deleteUnused<LastScan>(
    signal,
    async (after) => {
      const { rows } = await sql<LastScan>`
        select s.center, s.digest, s.registry_id,
          exists (select 1 from scan_tasks t where t.id = s.task_id)
            and exists (select 1 from images i where i.digest = s.digest and +i.registry_id = s.registry_id) as used
        from image_scans s
        where (s.center, s.digest, s.registry_id) > (${after?.center ?? ''}, ${after?.digest ?? ''}, ${after?.registry_id ?? 0})
        order by s.center, s.digest, s.registry_id limit ${batchSize}`.execute(database.background);
      return rows;
    },
    async (unused) => {
      const keys = JSON.stringify(unused.map(({ center, digest, registry_id }) => [center, digest, registry_id]));
      // A new task may be about it since it was looked at.
      await sql`
        delete from image_scans
        where (center, digest, registry_id) in (select value ->> 0, value ->> 1, value ->> 2 from json_each(${keys}))
          and not (exists (select 1 from scan_tasks t where t.id = task_id)
            and exists (select 1 from images i where i.digest = image_scans.digest
              and +i.registry_id = image_scans.registry_id))`.execute(database.write);
    },
  );
}
