import type { ListedScan } from './listedScan.ts';
import { riskOf, riskRank } from './risk.ts';

/**
 * No scanner finds more in one image. Repositories sum these up, and a sum beyond what JavaScript counts exactly
 * cannot be read from the database: one image would take every list with it.
 */
const most = 1_000_000;

/** An image's scan as the columns of its row. */
export function scanColumns(scan: ListedScan | null) {
  const found = scan?.vulnerabilities;
  const count = (findings: number | undefined) => Math.min(findings ?? 0, most);
  return {
    scan_status: scan?.status ?? null,
    scanned_at: scan?.scannedAt ?? null,
    risk_rank: riskRank[riskOf(scan)],
    critical: count(found?.critical),
    high: count(found?.high),
    medium: count(found?.medium),
    low: count(found?.low),
    unknown: count(found?.unknown),
    fixable: count(found?.fixable),
    vulnerabilities: count(found?.total),
  };
}
