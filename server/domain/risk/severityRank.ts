import type { Severity } from '#contract/enums.ts';

/** How severities are stored, so that the worst sorts first. */
export const severityRank: Record<Severity, number> = { critical: 4, high: 3, medium: 2, low: 1, unknown: 0 };

const severityByRank = new Map(Object.entries(severityRank).map(([severity, rank]) => [rank, severity as Severity]));

export function severityOfRank(rank: number): Severity {
  return severityByRank.get(rank) ?? 'unknown';
}
