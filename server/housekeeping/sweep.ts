import { limits } from '#contract/limits.ts';
import type { Database } from '../db/database.ts';
import { deleteInBatches } from '../db/deleteInBatches.ts';
import { batchSize } from './deleteUnused.ts';
import { deleteEndedScanTasks, deleteUnusedLastScans } from './endedScanTasks.ts';
import { deleteEndedSyncRuns } from './endedSyncRuns.ts';
import { deleteUnusedContents } from './unusedContents.ts';
import { deleteUnusedFindings, deleteUnusedReports } from './unusedFindings.ts';

/** Deletes what nobody can reach any more, or is remembered no longer. Throws the signal's reason once it is aborted. */
export async function sweep(database: Database, now: number, signal: AbortSignal): Promise<void> {
  await deleteUnusedReports(database, signal);
  await deleteUnusedFindings(database, signal);
  await deleteUnusedContents(database, signal);
  await deleteEndedScanTasks(database, now - limits.tasksKeptMs, signal);
  await deleteUnusedLastScans(database, signal);
  await deleteEndedSyncRuns(database, now - limits.tasksKeptMs, signal);
  const forgotten = database.write
    .selectFrom('vanished_images')
    .select('uuid')
    .where('vanished_at', '<=', now - limits.vanishedMs)
    .limit(batchSize);
  await deleteInBatches(
    () => database.write.deleteFrom('vanished_images').where('uuid', 'in', forgotten).executeTakeFirstOrThrow(),
    signal,
  );
}
