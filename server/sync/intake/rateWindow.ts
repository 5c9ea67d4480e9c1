/** The speed limit counts images taken in within any 60 minutes. */
export const windowMs = 60 * 60_000;

export interface Intake {
  readonly takenAt: number;
  readonly images: number;
}

export interface Allowance {
  /** How many images may come now; Infinity without a limit. */
  readonly images: number;
  /** When more may come, ms since 1970; only where none may come now. */
  readonly opensAt: number | null;
}

/**
 * How many images may be taken in at `now`, given what was taken in before. A limit that was lowered
 * holds for the same window; times in the future (the clock was set back) still count.
 */
export function allowanceAt(now: number, limitPerHour: number, earlier: readonly Intake[]): Allowance {
  if (limitPerHour === 0) return { images: Number.POSITIVE_INFINITY, opensAt: null };
  const inWindow = earlier
    .filter((intake) => intake.takenAt > now - windowMs)
    .toSorted((a, b) => a.takenAt - b.takenAt);
  let taken = inWindow.reduce((sum, intake) => sum + intake.images, 0);
  if (taken < limitPerHour) return { images: limitPerHour - taken, opensAt: null };
  for (const intake of inWindow) {
    taken -= intake.images;
    if (taken < limitPerHour) return { images: 0, opensAt: intake.takenAt + windowMs };
  }
  return { images: 0, opensAt: now + windowMs };
}
