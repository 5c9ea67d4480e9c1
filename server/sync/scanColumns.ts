import type { ListedScan } from '../connectors/port.ts';
import { riskOf, riskRank } from './risk.ts';

/** An image's scan as the columns of its row. */
export function scanColumns(scan: ListedScan | null) {
  const found = scan?.vulnerabilities;
  return {
    scan_status: scan?.status ?? null,
    scanned_at: scan?.scannedAt ?? null,
    risk_rank: riskRank[riskOf(scan)],
    critical: found?.critical ?? 0,
    high: found?.high ?? 0,
    medium: found?.medium ?? 0,
    low: found?.low ?? 0,
    unknown: found?.unknown ?? 0,
    fixable: found?.fixable ?? 0,
    vulnerabilities: found?.total ?? 0,
  };
}
