import type { Failure } from '#contract/failures.ts';
import type { ListedScan } from '../../../connectors/port.ts';
import type { Database } from '../../../db/database.ts';
import { riskRank } from '../../../sync/risk.ts';
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

/** Writes that a scan came to nothing, where nothing is known from an earlier one; the next listing tells it anew. */
export async function applyFailedScan(
  database: Database,
  { registryId, digest }: ImageRef,
  failure: Failure,
): Promise<void> {
  const timedOut = failure.code === 'ImageScanFailure' && failure.reason === 'timedOut';
  await database.write
    .updateTable('images')
    .set({ scan_status: timedOut ? 'TIMEOUT' : 'FAIL' })
    .where('digest', '=', digest)
    .where('registry_id', '=', registryId)
    .where('risk_rank', '=', riskRank.unknown)
    .execute();
}
