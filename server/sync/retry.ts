import { setTimeout as sleep } from 'node:timers/promises';
import { RegistryError } from '../connectors/port.ts';

/** Waits before the second and third try, ms; a registry that asks for longer gets it, up to the longest. */
const waits = [500, 2_000];
const longestWaitMs = 60_000;

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
      const { failure } = error;
      const asked = failure.code === 'RegistryRateLimited' ? (failure.retryAfterSeconds ?? 0) * 1_000 : 0;
      if (asked > longestWaitMs) throw error;
      await sleep(Math.max(wait, asked), undefined, { signal });
    }
  }
}
