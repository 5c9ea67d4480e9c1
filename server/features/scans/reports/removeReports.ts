import type { Database } from '../../../db/database.ts';
import { deleteInPortions } from '../../../db/deleteInPortions.ts';

/** Reports deleted in one statement, each with its findings: short enough that other writers hardly wait. */
const portion = 200;

/** Deletes all reports of a registry that is removed. */
export async function removeReports(database: Database, registryId: number, signal: AbortSignal): Promise<void> {
  const some = database.write
    .selectFrom('scan_reports')
    .select('id')
    .where('registry_id', '=', registryId)
    .limit(portion);
  await deleteInPortions(
    () => database.write.deleteFrom('scan_reports').where('id', 'in', some).executeTakeFirstOrThrow(),
    signal,
  );
}
