import { type Kysely, sql } from 'kysely';
import type { ScanStatus } from '#contract/enums.ts';
import type { Failure } from '#contract/failures.ts';
import type { ListedScan } from '../../../connectors/port.ts';
import type { Database } from '../../../db/database.ts';
import type { Tables } from '../../../db/tables.ts';
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

/**
 * Writes that a scan came to nothing to rows of which nothing is known from an earlier one; the others keep what is known.
 * The next listing tells it anew.
 */
export async function applyFailedScan(database: Database, ref: ImageRef, failure: Failure): Promise<void> {
  const timedOut = failure.code === 'ImageScanFailure' && failure.reason === 'timedOut';
  await endScan(database.write, ref, timedOut ? 'TIMEOUT' : 'FAIL');
}

/** Writes that no scan is under way any more, as where its task was cancelled. */
export async function leaveScan(write: Kysely<Tables>, ref: ImageRef): Promise<void> {
  await endScan(write, ref, null);
}

async function endScan(write: Kysely<Tables>, { registryId, digest }: ImageRef, unknown: ScanStatus | null) {
  await write
    .updateTable('images')
    .set({
      scan_status: sql<ScanStatus | null>`case when risk_rank = ${riskRank.unknown} then ${unknown} else 'SUCCESS' end`,
    })
    .where('digest', '=', digest)
    .where('registry_id', '=', registryId)
    .where((either) => either.or([either('scan_status', '=', 'START_RUN'), either('risk_rank', '=', riskRank.unknown)]))
    .execute();
}
