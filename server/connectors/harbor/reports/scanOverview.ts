import * as z from 'zod/mini';
import type { ScanStatus } from '#contract/enums.ts';
import type { ListedScan, VulnerabilityCounts } from '../../../domain/risk/listedScan.ts';
import { parseTime } from '../../reading/fieldValues.ts';
import { severityOf } from '../../reading/severities.ts';
import { flatOverviewSchema, readFlatOverview, sharedStatuses } from './flatOverview.ts';

const count = z.number().check(z.int(), z.nonnegative());
const text = z.optional(z.nullable(z.string()));

const reportSchema = z.object({
  scan_status: z.string(),
  severity: text,
  end_time: text,
  summary: z.optional(
    z.nullable(
      z.object({
        total: z.optional(z.nullable(count)),
        fixable: z.optional(z.nullable(count)),
        summary: z.optional(z.nullable(z.record(z.string(), count))),
      }),
    ),
  ),
});
type Report = z.infer<typeof reportSchema>;

const statusOf = new Map<string, ScanStatus>([...sharedStatuses, ['success', 'SUCCESS']]);

/** The newest kind of report first; a version that knows another kind is read all the same. */
const preferredReports = [
  'application/vnd.security.vulnerability.report; version=1.1',
  'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0',
];

/** The reports on vulnerabilities among those of an image, the preferred first. That an SBOM was made says nothing of them. */
export function vulnerabilityReports(byKind: object): readonly unknown[] {
  const reports = new Map(Object.entries(byKind).filter(([kind]) => !kind.includes('sbom')));
  const kinds = new Set([...preferredReports, ...reports.keys()]);
  return [...kinds].filter((kind) => reports.has(kind)).map((kind) => reports.get(kind));
}

/**
 * What Harbor's scanner found, from the `scan_overview` of an artifact (2.x) or a tag (1.x): reports
 * keyed by their mime type since 1.10, one flat report before. Null where it was never scanned: there is no overview,
 * or no report in it.
 */
export function readScanOverview(overview: unknown): ListedScan | 'notUnderstood' | null {
  if (overview === undefined || overview === null) return null;
  if (typeof overview !== 'object' || Array.isArray(overview)) return 'notUnderstood';
  // Looked at first: a schema that does not match costs as much as all the rest.
  const flat = 'scan_status' in overview ? z.safeParse(flatOverviewSchema, overview) : null;
  if (flat?.success) return readFlatOverview(flat.data);

  const reports = vulnerabilityReports(overview);
  if (reports.length === 0) return null;
  const scans = reports.map(scanIn).filter((scan) => scan !== null);
  const telling = scans.find(({ status, vulnerabilities }) => status !== 'SUCCESS' || vulnerabilities !== null);
  return telling ?? scans[0] ?? 'notUnderstood';
}

/** Null where it is not understood. */
function scanIn(raw: unknown): ListedScan | null {
  const parsed = z.safeParse(reportSchema, raw);
  if (!parsed.success) return null;
  const report = parsed.data;
  const status = statusOf.get(report.scan_status.toLowerCase());
  if (status === undefined) return null;
  const ended = status !== 'INIT' && status !== 'START_RUN';
  return {
    status,
    scannedAt: ended ? parseTime(report.end_time) : null,
    vulnerabilities: status === 'SUCCESS' ? countsOf(report) : null,
  };
}

/** Null where nothing was counted, and nothing says that there was nothing to count. */
function countsOf({ summary, severity }: Report): VulnerabilityCounts | null {
  const bySeverity = Object.entries(summary?.summary ?? {});
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0 };
  for (const [name, n] of bySeverity) counts[severityOf(name)] += n;
  const counted = counts.critical + counts.high + counts.medium + counts.low + counts.unknown;
  const total = Math.max(counted, summary?.total ?? 0);
  if (total === 0) {
    // 2.0 leaves the summary of a clean image empty, and says so by its severity alone.
    const saysNone = isNone(severity);
    const isCounted = typeof summary?.total === 'number' || bySeverity.length > 0;
    const isContradicted = severityOf(severity ?? '') !== 'unknown';
    if (!saysNone && (!isCounted || isContradicted)) return null;
  }
  // What the total has over the parts is there, only of no severity that we were told.
  counts.unknown += total - counted;
  return { ...counts, total, fixable: Math.min(summary?.fixable ?? 0, total) };
}

/** The word for an image, or a report, in which nothing was found. */
export function isNone(severity: string | null | undefined): boolean {
  return severity?.toLowerCase() === 'none';
}
