import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { deleteInBatches } from '../db/deleteInBatches.ts';

const runsAtOnce = 50;
const logLinesAtOnce = 5_000;

/**
 * Deletes sync runs that ended before this time, with their logs. What tells when an image was last seen stays: the latest
 * complete listing of each registry and whatever listed images after it. So does each registry's newest run.
 */
export async function deleteEndedSyncRuns(database: Database, before: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ id: number }>`
      select r.id from sync_runs r
      where r.ended_at <= ${before} and exists (
        select 1 from sync_runs later
        where later.registry_id = r.registry_id and later.id > r.id and later.repository_id is null
          and later.ended_at is not null and (later.complete = 1 or r.repositories_listed = 0))
      order by r.id limit ${runsAtOnce}`.execute(database.background);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    // A registry full of errors leaves a long log.
    const lines = database.write.selectFrom('sync_log').select('id').where('run_id', 'in', ids).limit(logLinesAtOnce);
    await deleteInBatches(
      () => database.write.deleteFrom('sync_log').where('id', 'in', lines).executeTakeFirstOrThrow(),
      signal,
    );
    await database.write.deleteFrom('sync_runs').where('id', 'in', ids).execute();
  }
}
