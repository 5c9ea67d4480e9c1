import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { askedWaitMs, RegistryError } from '../domain/registryError.ts';
import { longestPauseMs } from './http/retryAfterGate.ts';

/** Waits before the second and third try, ms; a registry that asks for longer gets it, up to the longest pause. */
const waits = [500, 2_000];

/** How long to wait before a try after this one, counted from 0; null where none is of use. */
function waitAfter(attempt: number, failure: Failure): number | null {
  const wait = waits[attempt];
  if (wait === undefined || policyOf(failure).retry !== 'atOnce') return null;
  const asked = askedWaitMs(failure);
  return asked > longestPauseMs ? null : Math.max(wait, asked);
}

/**
 * Tries again what may pass by itself; a refused password or a missing right is thrown at once. A result that lacks
 * something because of a failure is tried again alike, and the last one is taken as it is.
 */
export async function withRetries<Result>(
  signal: AbortSignal,
  work: () => Promise<Result>,
  failureIn: (result: Result) => Failure | undefined = () => undefined,
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    let wait: number | null;
    try {
      const result = await work();
      const failure = failureIn(result);
      wait = failure === undefined ? null : waitAfter(attempt, failure);
      if (wait === null) return result;
    } catch (error) {
      wait = error instanceof RegistryError ? waitAfter(attempt, error.failure) : null;
      if (wait === null) throw error;
    }
    await sleep(wait, undefined, { signal });
  }
}
