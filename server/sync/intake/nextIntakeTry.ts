import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { type BackOff, backOffMs } from '../../domain/backOff.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What a failure holds up: the image that met it, or all of its registry or of a part of that. */
type HeldUp = 'image' | 'all';

const waits: Record<HeldUp, BackOff> = {
  image: { first: 10 * minuteMs, longest: dayMs },
  all: { first: minuteMs, longest: 6 * 60 * minuteMs },
};

/** Further ahead nothing is ever planned: what is was planned while the clock was wrong. */
export const furthestIntakeTryMs = 2 * dayMs;

/** When to try again after the n-th failure in a row (from 1); null where only a person can help. */
export function nextIntakeTry(
  heldUp: HeldUp,
  failure: Failure,
  attempts: number,
  now: number,
  random: () => number,
): number | null {
  if (policyOf(failure).retry === 'person') return null;
  // A day stays a day.
  return now + Math.min(backOffMs(failure, attempts, waits[heldUp], random), dayMs);
}
