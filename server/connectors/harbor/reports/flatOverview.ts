import * as z from 'zod/mini';
import type { ScanStatus, Severity } from '#contract/enums.ts';
import type { ListedScan, VulnerabilityCounts } from '../../../domain/risk/listedScan.ts';
import { parseTime } from '../../reading/fieldValues.ts';

const count = z.number().check(z.int(), z.nonnegative());

/** The overview of Harbor 1.9 and older: one report of Clair, severities as whole numbers. */
export const flatOverviewSchema = z.object({
  scan_status: z.string(),
  severity: z.optional(z.unknown()),
  update_time: z.optional(z.nullable(z.string())),
  components: z.optional(
    z.nullable(z.object({ summary: z.optional(z.nullable(z.array(z.object({ severity: z.number(), count })))) })),
  ),
});

/**
 * The words for a scan's status that all versions of Harbor share. Looked up in maps, as the registry names what is looked up:
 * `constructor` must be as unknown as any other word.
 */
export const sharedStatuses: readonly (readonly [string, ScanStatus])[] = [
  ['pending', 'INIT'],
  ['scheduled', 'INIT'],
  ['running', 'START_RUN'],
  ['stopped', 'STOPPED'],
  ['error', 'FAIL'],
];

const statusOf = new Map<string, ScanStatus>([
  ...sharedStatuses,
  ['retrying', 'START_RUN'],
  ['canceled', 'STOPPED'],
  ['finished', 'SUCCESS'],
]);

/** No vulnerability at all. */
const noneFound = 1;
const severityOf = new Map<number, Severity>([
  [3, 'low'],
  [4, 'medium'],
  [5, 'high'],
  [6, 'critical'],
]);

/** It counted packages by their worst vulnerability: the nearest that such a server tells. */
export function readFlatOverview(overview: z.infer<typeof flatOverviewSchema>): ListedScan | 'notUnderstood' {
  const status = statusOf.get(overview.scan_status.toLowerCase());
  if (status === undefined) return 'notUnderstood';
  const ended = status !== 'INIT' && status !== 'START_RUN';
  return {
    status,
    scannedAt: ended ? parseTime(overview.update_time) : null,
    vulnerabilities: status === 'SUCCESS' ? countsOf(overview) : null,
  };
}

/** Null where nothing was counted, and nothing says that there was nothing to count. */
function countsOf({ components, severity }: z.infer<typeof flatOverviewSchema>): VulnerabilityCounts | null {
  const summary = components?.summary ?? [];
  if (summary.length === 0 && severity !== noneFound) return null;
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  let total = 0;
  for (const { severity: number, count } of summary) {
    if (number === noneFound) continue;
    counts[severityOf.get(number) ?? 'unknown'] += count;
    total += count;
  }
  return { ...counts, total, fixable: 0 };
}
