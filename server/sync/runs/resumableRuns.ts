import type { Database } from '../../db/database.ts';
import type { SyncRun } from '../../store/syncRuns.ts';

/**
 * Goes on with the registry's last run, if its listing was interrupted: a registry that fails after so many calls would
 * never be read to its end. Undefined where there is none, it is too old, or it left something out.
 */
export async function reopenRun({ write }: Database, registryId: number, now: number): Promise<SyncRun | undefined> {
  return write.transaction().execute(async (transaction) => {
    const last = await transaction
      .selectFrom('sync_runs')
      .selectAll()
      .where('registry_id', '=', registryId)
      .where('repository_id', 'is', null)
      .orderBy('id', 'desc')
      .executeTakeFirst();
    if (last?.status !== 'FAIL' || !isResumable(last, now)) return undefined;
    const left = await transaction
      .selectFrom('sync_run_repositories')
      .select('state')
      .where('run_id', '=', last.id)
      .limit(1)
      .executeTakeFirst();
    if (left === undefined) return undefined;
    await transaction
      .updateTable('sync_run_repositories')
      .set({ state: 'pending' })
      .where('run_id', '=', last.id)
      .where('state', '=', 'failed')
      .execute();
    return transaction
      .updateTable('sync_runs')
      .set({ status: 'START', ended_at: null, failure: null, repositories_failed: 0 })
      .where('id', '=', last.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/**
 * Whether a listing that fails now has come further than it was when it began or went on: then the next try goes on from
 * there. Else that one begins anew, so that what does not answer keeps nothing else from being listed.
 */
export async function hasProgressed(
  { write }: Database,
  { id, repositories_listed }: SyncRun,
  now: number,
): Promise<boolean> {
  const run = await write.selectFrom('sync_runs').selectAll().where('id', '=', id).executeTakeFirst();
  return run !== undefined && run.repositories_listed > repositories_listed && isResumable(run, now);
}

/** What was listed earlier may be gone since: after this long, ms, a listing begins anew. */
const longestListingMs = 7 * 86_400_000;

function isResumable(run: SyncRun, now: number): boolean {
  return (
    run.repository_id === null &&
    run.repositories_known === 1 &&
    run.repositories_listed > 0 &&
    run.skipped === 0 &&
    run.started_at > now - longestListingMs
  );
}
