import { setTimeout as sleep } from 'node:timers/promises';
import { longestPauseMs } from '../connectors/askedPause.ts';
import { askedWaitMs } from '../connectors/failures.ts';
import { RegistryError } from '../connectors/port.ts';

/** Waits before the second and third try, ms; a registry that asks for longer gets it, up to the longest pause. */
const waits = [500, 2_000];

function isPassing(error: unknown): error is RegistryError {
  return (
    error instanceof RegistryError &&
    ['NetworkConnectError', 'RegistryFailure', 'RegistryRateLimited'].includes(error.failure.code)
  );
}

/** Tries again what may pass by itself; a refused password or a missing right is thrown at once. */
export async function withRetries<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const wait = waits[attempt];
      if (wait === undefined || !isPassing(error)) throw error;
      const asked = askedWaitMs(error.failure);
      if (asked > longestPauseMs) throw error;
      await sleep(Math.max(wait, asked), undefined, { signal });
    }
  }
}
