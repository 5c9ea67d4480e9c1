/** The speed limit counts digests taken in within any 60 minutes. */
export const windowMs = 60 * 60_000;

export interface Intake {
  readonly takenAt: number;
  readonly digests: number;
}

interface Allowance {
  /** How many digests may be taken in now; Infinity without a limit. */
  readonly digests: number;
  /** When more may be, ms since 1970; only where none may be now. */
  readonly opensAt: number | null;
}

/**
 * How many digests may be taken in at `now`, given what was taken in before. A limit that was lowered
 * holds for the same window; times in the future (the clock was set back) still count.
 */
export function allowanceAt(now: number, limitPerHour: number, earlier: readonly Intake[]): Allowance {
  if (limitPerHour === 0) return { digests: Number.POSITIVE_INFINITY, opensAt: null };
  const inWindow = earlier
    .filter((intake) => intake.takenAt > now - windowMs)
    .toSorted((a, b) => a.takenAt - b.takenAt);
  let taken = inWindow.reduce((sum, intake) => sum + intake.digests, 0);
  if (taken < limitPerHour) return { digests: limitPerHour - taken, opensAt: null };
  for (const intake of inWindow) {
    taken -= intake.digests;
    if (taken < limitPerHour) return { digests: 0, opensAt: intake.takenAt + windowMs };
  }
  return { digests: 0, opensAt: now + windowMs };
}
