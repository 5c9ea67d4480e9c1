import { setTimeout as sleep } from 'node:timers/promises';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { askedWaitMs, RegistryError } from '../domain/registryError.ts';

interface Retries<Result> {
  /** Before the second, third … try, ms; a registry that asks for longer gets it, up to the longest pause. */
  readonly waitsMs?: readonly number[];
  /** Why a result is worth another try; the last one is taken as it is. */
  readonly failureIn?: (result: Result) => Failure | undefined;
  /** What is repeated, of what may pass by itself; everything unless given. */
  readonly repeats?: (failure: Failure) => boolean;
}

/** A longer pause that a registry asks for is not waited for, ms: the call fails at once, and the next try waits. */
export const longestPauseMs = 60_000;
const defaultWaitsMs = [500, 2_000];

/** What only reading the list anew may cure: its calls were answered well. */
export function isOfList(failure: Failure): boolean {
  return failure.code === 'RegistryFailure' && failure.reason === 'changedWhileRead';
}

/**
 * Makes a call again that may pass by itself; a refused password or a missing right is thrown at once. For single calls
 * only: whoever repeats a list multiplies what its calls have tried already.
 */
export async function withRetries<Result>(
  signal: AbortSignal,
  call: () => Promise<Result>,
  { waitsMs = defaultWaitsMs, failureIn = () => undefined, repeats = () => true }: Retries<Result> = {},
): Promise<Result> {
  const waitAfter = (failure: Failure, waitMs: number | undefined): number | null => {
    if (waitMs === undefined || policyOf(failure).retry !== 'atOnce' || !repeats(failure)) return null;
    const asked = askedWaitMs(failure);
    return asked > longestPauseMs ? null : Math.max(waitMs, asked);
  };
  for (let attempt = 0; ; attempt += 1) {
    let wait: number | null;
    try {
      const result = await call();
      const failure = failureIn(result);
      wait = failure === undefined ? null : waitAfter(failure, waitsMs[attempt]);
      if (wait === null) return result;
    } catch (error) {
      wait = error instanceof RegistryError ? waitAfter(error.failure, waitsMs[attempt]) : null;
      if (wait === null) throw error;
    }
    await sleep(wait, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
