import type { ListedScan } from '../../../connectors/port.ts';
import type { Database } from '../../../db/database.ts';
import { scanColumns } from '../../../sync/scanColumns.ts';
import type { ImageRef } from '../imageRef.ts';

/** Writes how a scan ended to every row that shows the image; the counts on cards follow by trigger. */
export async function applyScan(
  database: Database,
  { registryId, digest }: ImageRef,
  scan: ListedScan | null,
): Promise<void> {
  await database.write
    .updateTable('images')
    .set(scanColumns(scan))
    .where('digest', '=', digest)
    .where('registry_id', '=', registryId)
    .execute();
}
