/** One synchronization, told by when it began; times in ms since 1970. */
export interface SyncRun {
  readonly id: string;
  readonly startedAt: number;
  /** Images listed before it began, and how many of them were taken in. */
  readonly known: number;
  readonly taken: number;
  readonly images: number;
  readonly repositories: number;
  /** Images per hour; 0 is unlimited. */
  readonly perHour: number;
  /** Ended by a failure at once. */
  readonly failed: boolean;
}

/** How far a run has come, and the intake of what it listed. */
export interface SyncProgress {
  listedRepositories: number;
  listedImages: number;
  takenIn: number;
  endedAt: number | undefined;
}

const listingTime = 3000;
const perSecond = 30;
const hour = 3_600_000;

/** Where a run stands at `now`: listing takes three seconds, then images are taken in under the limit. */
export function progressOf(run: SyncRun, now: number): SyncProgress {
  if (run.failed) {
    return {
      listedRepositories: 0,
      listedImages: 0,
      takenIn: run.taken,
      endedAt: run.startedAt + 1200,
    };
  }
  const listed = Math.min(1, Math.max(0, (now - run.startedAt) / listingTime));
  return {
    listedRepositories: Math.floor(listed * run.repositories),
    listedImages: run.known + Math.floor(listed * (run.images - run.known)),
    takenIn: Math.min(run.images, run.taken + takenIn(run, now - run.startedAt - listingTime)),
    endedAt: listed === 1 ? run.startedAt + listingTime : undefined,
  };
}

/** The first of an hour's images come at once, as fast as they can. */
function takenIn(run: SyncRun, elapsed: number): number {
  if (elapsed <= 0) return 0;
  if (run.perHour === 0) return Math.floor((elapsed * perSecond) / 1000);
  const fullHours = Math.floor(elapsed / hour);
  const within = Math.min(run.perHour, Math.floor(((elapsed % hour) * perSecond) / 1000));
  return fullHours * run.perHour + within;
}
