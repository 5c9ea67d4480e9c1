import { setTimeout as sleep } from 'node:timers/promises';
import { askedWaitMs, RegistryError } from '../../domain/registryError.ts';

/** Who asks for longer is left to the sync's own schedule. */
const longestWaitMs = 30_000;

/**
 * Calls again while the account's quota is used up, after each of the waits (ms) in turn or the longer time that
 * the cloud asks for. A listing makes thousands of calls: one refusal must not start a repository over.
 */
export async function retryThrottled<Result>(
  waits: readonly number[],
  signal: AbortSignal,
  call: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const wait = waits[attempt];
      const failure = error instanceof RegistryError ? error.failure : null;
      if (wait === undefined || failure?.code !== 'RegistryRateLimited') throw error;
      const asked = askedWaitMs(failure);
      if (asked > longestWaitMs) throw error;
      await sleep(Math.max(wait, asked), undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
