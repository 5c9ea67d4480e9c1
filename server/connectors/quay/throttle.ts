import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Throttles calls to `/api/`: they go out freely until Quay refuses one for coming too fast; from then on
 * one per interval, for all callers of this Quay together. It says 429 without Retry-After, so waiting and
 * starting again at full speed would be refused over and over.
 */
export class Throttle {
  readonly #intervalMs: number;
  /** On the clock of `performance.now`; null while calls go out freely. */
  #nextTurnAt: number | null = null;

  constructor(intervalMs: number) {
    this.#intervalMs = intervalMs;
  }

  /** Resolves when the next call may go out; rejects with the signal's reason. */
  async turn(signal: AbortSignal): Promise<void> {
    if (this.#nextTurnAt === null) return;
    const now = performance.now();
    const at = Math.max(this.#nextTurnAt, now);
    this.#nextTurnAt = at + this.#intervalMs;
    await sleep(at - now, undefined, { signal }).catch(() => signal.throwIfAborted());
  }

  slowDown(): void {
    this.#nextTurnAt = Math.max(this.#nextTurnAt ?? 0, performance.now() + this.#intervalMs);
  }
}
