import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { ScanBlock, ScanStatus } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { Database } from '../../../db/database.ts';
import type { Tables } from '../../../db/tables/tables.ts';
import type { ListedScan } from '../../../domain/risk/listedScan.ts';
import { riskRank } from '../../../domain/risk/risk.ts';
import { scanColumns } from '../../../domain/risk/scanColumns.ts';
import { type ImageRef, isFinallyBlocked, liftedBlock } from '../../../store/imageRef.ts';

/** Writes how a scan ended to every row that shows the image; the counts on cards follow by trigger. */
export async function applyScan(
  database: Database,
  { registryId, digest }: ImageRef,
  scan: ListedScan | null,
): Promise<void> {
  await database.write
    .updateTable('images')
    .set({ ...scanColumns(scan), scan_blocked: liftedBlock })
    .where('digest', '=', digest)
    .where('registry_id', '=', registryId)
    .execute();
}

/**
 * Writes that a scan came to nothing to rows of which nothing is known from an earlier one; the others keep what is known.
 * The next listing tells it anew, but for a scanner that refuses the image: only a scan brings that out.
 */
export async function applyFailedScan(database: Database, ref: ImageRef, failure: Failure): Promise<void> {
  const { imageAfterScan } = policyOf(failure);
  switch (imageAfterScan) {
    case 'unchanged':
      return await leaveScan(database.write, ref);
    case 'FAIL':
    case 'TIMEOUT':
      return await endScan(database.write, ref, imageAfterScan, blockAsItIs);
    default:
      return await endScan(database.write, ref, null, sql`${imageAfterScan}`);
  }
}

/** Writes that no scan is under way any more, as where its task was cancelled. */
export async function leaveScan(write: Kysely<Tables>, ref: ImageRef): Promise<void> {
  await endScan(write, ref, null, blockAsItIs);
}

/** It went when the registry took the request: what fails before that says nothing of the image. */
const blockAsItIs = sql<ScanBlock | null>`scan_blocked`;

/** `unknown` and `block` are for rows of which nothing is known. */
async function endScan(
  write: Kysely<Tables>,
  { registryId, digest }: ImageRef,
  unknown: ScanStatus | null,
  block: RawBuilder<ScanBlock | null>,
) {
  const isUnknown = sql<SqlBool>`risk_rank = ${riskRank.unknown}`;
  await write
    .updateTable('images')
    .set({
      scan_status: sql<ScanStatus | null>`case when ${isUnknown} then ${unknown} else 'SUCCESS' end`,
      scan_blocked: sql<ScanBlock | null>`case when ${isUnknown} and not ${isFinallyBlocked} then ${block} else ${liftedBlock} end`,
    })
    .where('digest', '=', digest)
    .where('registry_id', '=', registryId)
    .where((either) => either.or([either('scan_status', '=', 'START_RUN'), either('risk_rank', '=', riskRank.unknown)]))
    .execute();
}
