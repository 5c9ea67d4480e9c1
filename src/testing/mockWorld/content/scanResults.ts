import type { RiskLevel } from '#contract/enums.ts';
import type { ImageRow, SeverityCounts } from '#contract/images/images.ts';
import type { Chance } from './chance.ts';

/** What a row of the list says of its image's scan. */
export type Scan = Pick<
  ImageRow,
  | 'VulCountBySeverity'
  | 'VulCount'
  | 'VulStatus'
  | 'RiskStatus'
  | 'RiskLevel'
  | 'ScaProgress'
  | 'ScaStatus'
  | 'LastScanTime'
>;

/** What a scanner that looked at `scannedAt` would have found. */
export function scanResult(chance: Chance, scannedAt: number): Scan {
  const luck = chance.share();
  const some = (from: number, most: number) => (luck > from ? 1 + chance.below(most) : 0);
  const counts = {
    Critical: some(0.86, 5),
    High: some(0.66, 14),
    Medium: some(0.42, 30),
    Low: some(0.25, 40),
    Unknown: some(0.9, 4),
  };
  return report(counts, scannedAt);
}

/** What a row says of a scan that found so many; never scanned where no time is given. */
export function report(counts: SeverityCounts, scannedAt: number | undefined): Scan {
  const total = counts.Critical + counts.High + counts.Medium + counts.Low + counts.Unknown;
  const level = scannedAt === undefined ? 'unknown' : levelOf(counts, total);
  const atRisk = level === 'unknown' || level === 'none' ? 'NO' : 'YES';
  return {
    VulCountBySeverity: counts,
    VulCount: total,
    VulStatus: atRisk,
    RiskStatus: atRisk,
    RiskLevel: level,
    ScaProgress: scannedAt === undefined ? 0 : 100,
    ScaStatus: scannedAt === undefined ? undefined : 'SUCCESS',
    LastScanTime: scannedAt,
  };
}

function levelOf(counts: SeverityCounts, total: number): RiskLevel {
  if (counts.Critical + counts.High > 0) return 'high';
  if (counts.Medium > 0) return 'medium';
  return total > 0 ? 'low' : 'none';
}

/** An image whose first scan is still to come. */
export const notScannedYet = report({ Critical: 0, High: 0, Medium: 0, Low: 0, Unknown: 0 }, undefined);

/** An image that nothing scans: its risk is unknown for ever, and it says why. */
export function neverScanned(ScanBlocked: ImageRow['ScanBlocked']): Partial<ImageRow> {
  return { ScanBlocked, ...notScannedYet };
}
