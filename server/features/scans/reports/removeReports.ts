import type { Database } from '../../../db/database.ts';

/** Reports deleted in one statement, each with its findings: short enough that other writers hardly wait. */
const portion = 200;

/** Deletes all reports of a registry that is removed. */
export async function removeReports(database: Database, registryId: number): Promise<void> {
  let deleted = 0n;
  do {
    const some = database.write
      .selectFrom('scan_reports')
      .select('id')
      .where('registry_id', '=', registryId)
      .limit(portion);
    const result = await database.write.deleteFrom('scan_reports').where('id', 'in', some).executeTakeFirst();
    deleted = result.numDeletedRows;
  } while (deleted > 0n);
}
