import type { ScanStatus } from '#contract/enums.ts';
import type { ListedScan, VulnerabilityCounts } from '../../domain/risk/listedScan.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { isRefusedCall } from './apiError.ts';
import { type AcrClient, callEnterprise } from './client.ts';
import { scanStatusSchema, scanSummarySchema } from './schemas.ts';

/** A map, as the cloud names what is looked up: `constructor` must be as unknown as any other word. */
const statusOf = new Map<string, ScanStatus>([
  ['PENDING', 'INIT'],
  ['RUNNING', 'START_RUN'],
  ['SCANNING', 'START_RUN'],
  ['RETRYING', 'START_RUN'],
  ['COMPLETE', 'SUCCESS'],
  ['FAILED', 'FAIL'],
]);

/**
 * What the scanner of an Enterprise instance says of one tag; null where the API refuses to speak of it, as of one that
 * it has never looked at. It tells no time.
 */
export async function readScan(
  client: AcrClient,
  image: Readonly<Record<'InstanceId' | 'RepoId' | 'Tag', string>>,
): Promise<ListedScan | 'notUnderstood' | null> {
  const answer = await unlessRefused(callEnterprise(client, 'GetRepoTagScanStatus', image));
  if (answer === null) return null;
  const status = statusOf.get(answer.jsonOrNull(scanStatusSchema)?.Status ?? '');
  if (status === undefined) return 'notUnderstood';
  const summary =
    status === 'SUCCESS' ? await unlessRefused(callEnterprise(client, 'GetRepoTagScanSummary', image)) : null;
  const vulnerabilities = summary && countsOf(summary);
  return vulnerabilities === 'notUnderstood' ? 'notUnderstood' : { status, scannedAt: null, vulnerabilities };
}

/** The API refuses to speak of a scan that never was; that says nothing against the image. */
async function unlessRefused(called: Promise<RegistryResponse>): Promise<RegistryResponse | null> {
  try {
    return await called;
  } catch (error) {
    if (isRefusedCall(error)) return null;
    throw error;
  }
}

/** The summary knows no critical: High is its worst. It does not say what can be fixed either. Null where it gives no number. */
function countsOf(response: RegistryResponse): VulnerabilityCounts | 'notUnderstood' | null {
  const summary = response.jsonOrNull(scanSummarySchema);
  if (summary === null) return 'notUnderstood';
  if (Object.values(summary).every((count) => typeof count !== 'number')) return null;
  const [high, medium, low] = [summary.HighSeverity ?? 0, summary.MediumSeverity ?? 0, summary.LowSeverity ?? 0];
  const counted = high + medium + low + (summary.UnknownSeverity ?? 0);
  const total = Math.max(counted, summary.TotalSeverity ?? 0);
  return { critical: 0, high, medium, low, unknown: total - high - medium - low, fixable: 0, total };
}
