import type { ScanBlock } from '#contract/enums.ts';
import type { VulnerabilityCounts } from '../../../domain/risk/listedScan.ts';
import type { ListedImage } from '../../port.ts';
import { addFinding, type Finding, type Report } from './report.ts';

/**
 * The scan of one row, from the report of its image, or those of a manifest list's children: Clair looks
 * at these alone, and one vulnerability of one package in several of them counts once. A finding needs one report,
 * a clean result all of them; it cannot be scanned where none of them can. Clair tells no time.
 */
export function scanOf(reports: readonly Report[]): Pick<ListedImage, 'scan' | 'scanBlocked'> {
  for (const unknown of ['notUnderstood', 'unavailable'] as const) {
    if (reports.some(({ kind }) => kind === unknown)) return { scan: unknown };
  }
  const blocks = reports.map(({ kind }) => blockOf(kind));
  const [scanBlocked] = blocks;
  if (scanBlocked && !blocks.includes(null)) return { scan: null, scanBlocked };
  if (reports.every(({ kind }) => kind === 'none')) return { scan: null };
  const findings = new Map<string, Finding>();
  for (const report of reports) {
    if (report.kind !== 'scanned') continue;
    for (const [key, finding] of report.findings) addFinding(findings, key, finding);
  }
  const isWhole = reports.every(({ kind }) => kind === 'scanned');
  const vulnerabilities = isWhole || findings.size > 0 ? countsOf([...findings.values()]) : null;
  const isWaiting = reports.some(({ kind }) => kind === 'queued');
  const ended = vulnerabilities === null ? 'FAIL' : 'SUCCESS';
  return { scan: { status: isWaiting ? 'INIT' : ended, scannedAt: null, vulnerabilities } };
}

function blockOf(kind: Report['kind']): ScanBlock | null {
  return kind === 'unsupported' || kind === 'tooLarge' ? kind : null;
}

function countsOf(findings: readonly Finding[]): VulnerabilityCounts {
  const counts = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, fixable: 0, total: findings.length };
  for (const { severity, fixable } of findings) {
    counts[severity] += 1;
    if (fixable) counts.fixable += 1;
  }
  return counts;
}
