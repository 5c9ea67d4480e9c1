import type { Failure } from '#contract/failures/failures.ts';
import { askedWaitMs } from './registryError.ts';

/** The wait after a first failure, which doubles with each that follows, and the longest, ms. */
export interface BackOff {
  readonly first: number;
  readonly longest: number;
}

/** A registry may ask for any wait: after a day it is tried all the same, or it would be out of date for good. */
const longestAskedMs = 24 * 60 * 60_000;

/** How long to wait after the n-th failure in a row (from 1), ms: by the back-off, or as the registry asked, where that is longer. */
export function backOffMs(
  failure: Failure,
  attempts: number,
  { first, longest }: BackOff,
  random: () => number,
): number {
  const backOff = Math.min(first * 2 ** (attempts - 1), longest);
  const wait = Math.max(Math.min(askedWaitMs(failure), longestAskedMs), backOff);
  // Jitter of up to a quarter, so that what failed together does not return together.
  return wait + Math.floor(random() * backOff * 0.25);
}
