import type { Artifact, Scan } from '../../world/model.ts';
import { totalOf } from '../../world/scans.ts';
import { reportId, scanner } from '../scanner.ts';
import { countsByName, worstOf } from '../severities.ts';
import { isoTime } from '../time.ts';
import type { Call } from './endpoint.ts';
import { reportTypes } from './flavour.ts';

function seconds(scan: { startedAt: number; endedAt: number }): number {
  return Math.max(1, Math.round((scan.endedAt - scan.startedAt) / 1000));
}

function overviewBody(artifact: Artifact, scan: Scan, older: boolean): object {
  const common = {
    report_id: reportId(artifact.digest, scan.startedAt),
    scan_status: scan.status,
    start_time: isoTime(scan.startedAt),
  };
  if (scan.status === 'Pending' || scan.status === 'Running') return { ...common, end_time: isoTime(null) };
  const ended = { ...common, duration: seconds(scan), end_time: isoTime(scan.endedAt) };
  // A failed or stopped scan has neither severity nor counts.
  if (scan.status !== 'Success') return ended;
  const { counts, fixable } = scan.findings;
  const total = totalOf(counts);
  const summary = { fixable, summary: countsByName(counts, older), total };
  return {
    complete_percent: 100,
    ...ended,
    ...(older ? {} : { scanner }),
    severity: worstOf(counts, older),
    // 2.0 leaves out what is empty, all the way up.
    summary: older && total === 0 ? {} : summary,
  };
}

/** `scan_overview` under the report type's name; nothing at all for an image that was never scanned. */
export function scanOverview(call: Call, artifact: Artifact): { scan_overview?: object } {
  const scan = call.world.scanOf(artifact);
  if (scan === null) return {};
  return { scan_overview: { [reportTypeOf(call)]: overviewBody(artifact, scan, call.facts.legacyHalf) } };
}

/** The report type that a client asked for, else the version's own. */
export function reportTypeOf({ headers, facts }: Call): string {
  if (facts.legacyHalf) return facts.reportType;
  const wanted = (headers['x-accept-vulnerabilities'] ?? '').split(',').map((type) => type.trim());
  return wanted.find((type) => reportTypes.includes(type)) ?? facts.reportType;
}
