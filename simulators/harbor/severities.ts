import type { SeverityCounts } from '../world/model.ts';

/** Harbor calls the lowest severity None from 2.2 on, Negligible before. */
export function severityNames(olderNames: boolean): Readonly<Record<keyof SeverityCounts, string>> {
  const negligible = olderNames ? 'Negligible' : 'None';
  return { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low', negligible };
}

/** How many findings of each severity there are, those without any left out. */
export function countsByName(counts: SeverityCounts, olderNames: boolean): Record<string, number> {
  const names = severityNames(olderNames);
  const entries = (['critical', 'high', 'medium', 'low', 'negligible'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => [names[severity], counts[severity]] as const);
  return Object.fromEntries(entries);
}

/** The worst severity found; `None` for an image without findings. */
export function worstOf(counts: SeverityCounts, olderNames: boolean): string {
  return Object.keys(countsByName(counts, olderNames))[0] ?? 'None';
}
