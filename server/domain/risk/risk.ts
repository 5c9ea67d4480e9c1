import type { RiskLevel } from '#contract/enums.ts';
import type { ListedScan } from './listedScan.ts';

/** How risk levels are stored, so that the worst sorts first. */
export const riskRank: Record<RiskLevel, number> = { high: 3, medium: 2, low: 1, none: 0, unknown: -1 };

const levels = new Map(Object.entries(riskRank).map(([level, rank]) => [rank, level as RiskLevel]));

export function riskLevelOf(rank: number): RiskLevel {
  return levels.get(rank) ?? 'unknown';
}

/**
 * Any critical or high makes it high, else any medium makes it medium, else any other low (negligible
 * and unrated ones included). An image without a report is unknown, never none.
 */
export function riskOf(scan: ListedScan | null): RiskLevel {
  const found = scan?.vulnerabilities ?? null;
  if (found === null) return 'unknown';
  if (found.critical + found.high > 0) return 'high';
  if (found.medium > 0) return 'medium';
  return found.total > 0 ? 'low' : 'none';
}
