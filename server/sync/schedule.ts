import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { askedWaitMs } from '../domain/registryError.ts';

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/** Daily listings start at a random minute of these hours after midnight, so that registries do not all come at once. */
const nightMinutes = 5 * 60;

/** The next night's listing: a random minute after the coming local midnight. */
export function nextNightly(now: number, random: () => number): number {
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  return midnight.getTime() + Math.floor(random() * nightMinutes) * minuteMs;
}

/** A failing registry is tried again after 1, 2, 4 … minutes, at most every 6 hours. */
const longestBackOffMinutes = dayMinutes / 4;
/** A registry may ask for any wait: after a day it is tried all the same, or it would be out of date for good. */
const longestAskedMs = dayMinutes * minuteMs;

/** Further ahead no listing is ever planned: what is was planned while the clock was wrong. */
const furthestPlannedMs = 2 * dayMinutes * minuteMs;

/** Whether a listing planned for `plannedAt` is to start. */
export function isDue(plannedAt: number | null, now: number): boolean {
  return plannedAt !== null && (plannedAt <= now || plannedAt > now + furthestPlannedMs);
}

/** When to try again after the n-th failure in a row (from 1); null where only a person can help. */
export function nextTry(failure: Failure, attempts: number, now: number, random: () => number): number | null {
  switch (policyOf(failure).retry) {
    case 'person':
      return null;
    case 'nightly':
      return nextNightly(now, random);
    case 'atOnce':
    case 'soon':
      return afterBackOff(failure, attempts, now, random);
  }
}

/** After the back-off, or what the registry asked for, where that is longer. */
function afterBackOff(failure: Failure, attempts: number, now: number, random: () => number): number {
  const backOff = Math.min(2 ** (attempts - 1), longestBackOffMinutes) * minuteMs;
  const wait = Math.max(Math.min(askedWaitMs(failure), longestAskedMs), backOff);
  // Jitter of up to a quarter, so that registries that failed together do not return together.
  return now + wait + Math.floor(random() * backOff * 0.25);
}
