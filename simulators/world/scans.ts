import type { FindingPlan, Scan, SeverityCounts } from './model.ts';
import { createRandom, type Random, seedOf } from './random.ts';

const minute = 60_000;

/** How well a repository is looked after: decides how many findings its images have. */
export type Hygiene = 'kept' | 'average' | 'neglected';

const most: Readonly<Record<Hygiene, SeverityCounts>> = {
  kept: { critical: 0, high: 1, medium: 4, low: 9, negligible: 6 },
  average: { critical: 2, high: 9, medium: 24, low: 38, negligible: 20 },
  neglected: { critical: 14, high: 46, medium: 120, low: 160, negligible: 60 },
};

export function totalOf(counts: SeverityCounts): number {
  return counts.critical + counts.high + counts.medium + counts.low + counts.negligible;
}

/** Invents how many findings an image has. The square keeps big numbers rare. */
function planFindings(random: Random, hygiene: Hygiene, below?: FindingPlan['below']): FindingPlan {
  const cap = most[hygiene];
  const draw = (severity: keyof SeverityCounts): number =>
    Math.round(cap[severity] * random.next() * random.next()) + (below?.counts[severity] ?? 0);
  const counts: SeverityCounts = {
    critical: draw('critical'),
    high: draw('high'),
    medium: draw('medium'),
    low: draw('low'),
    negligible: draw('negligible'),
  };
  const seed = random.between(0, 0x7fffffff);
  const fixable = Math.round(totalOf(counts) * (0.3 + random.next() * 0.6));
  return { seed, counts, fixable, ...(below === undefined ? {} : { below }) };
}

/** What is known of a base, by how many months ago it was released: all that is found in a newer one, and more. */
export function findingsOfBase(name: string, months: number): NonNullable<FindingPlan['below']> {
  const counts = {
    critical: Math.min(Math.floor(months / 14), 3),
    high: Math.min(Math.floor(months / 8), 6),
    medium: Math.min(Math.floor((months + 1) / 3), 14),
    low: Math.min(2 + months, 40),
    negligible: 3,
  };
  return { seed: seedOf('base', name), counts };
}

const nothingFound: SeverityCounts = { critical: 0, high: 0, medium: 0, low: 0, negligible: 0 };

/** What the scanner last said of an image: clean, findings, failed, at work, or nothing at all (null). */
export function inventScan(
  random: Random,
  hygiene: Hygiene,
  pushedAt: number,
  now: number,
  below?: FindingPlan['below'],
): Scan | null {
  const kind = random.next();
  const startedAt = Math.min(pushedAt + random.between(2, 90) * minute, now - minute);
  const endedAt = startedAt + random.between(4, 40) * 1000;
  if (kind < 0.07) return null;
  if (kind < 0.1) return { status: 'Error', startedAt, endedAt };
  if (kind < 0.115) return { status: 'Running', startedAt: now - 20_000 };
  if (kind < 0.3)
    return { status: 'Success', startedAt, endedAt, findings: { seed: 1, counts: nothingFound, fixable: 0 } };
  return { status: 'Success', startedAt, endedAt, findings: planFindings(random, hygiene, below) };
}

/**
 * A scan that was asked for at `askedAt`: its state follows from the clock alone, so nothing has to
 * be woken when it ends.
 */
export function requestedScan(askedAt: number, now: number, durationMs: number, seed: number): Scan {
  if (now < askedAt + durationMs / 4) return { status: 'Pending', startedAt: askedAt };
  if (now < askedAt + durationMs) return { status: 'Running', startedAt: askedAt };
  const findings = planFindings(createRandom(seed), 'average');
  return { status: 'Success', startedAt: askedAt, endedAt: askedAt + durationMs, findings };
}
