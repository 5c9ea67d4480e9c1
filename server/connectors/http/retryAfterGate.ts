import { setTimeout as sleep } from 'node:timers/promises';
import { longestPauseMs } from '../retry.ts';
import { askedWait, pauseFailure } from './answer/answerPolicy.ts';
import type { RegistryResponse } from './answer/registryResponse.ts';

/** The longest pause, ms: a longer Retry-After is cut to it. */
const longestKeptMs = 24 * 60 * 60_000;

/** Holds back all calls of a session, not only the refused one, until the Retry-After of an answer is over. */
export class RetryAfterGate {
  /** On the clock of `performance.now`. */
  #until = 0;
  /** Of the answer that asked for it. */
  #status = 0;

  noteAnswer(response: RegistryResponse): void {
    const seconds = response.status >= 400 ? askedWait(response) : null;
    if (seconds === null) return;
    const until = performance.now() + Math.min(seconds * 1_000, longestKeptMs);
    if (until <= this.#until) return;
    this.#until = until;
    this.#status = response.status;
  }

  /** Resolves when the registry may be asked; RegistryError where that is too far off, or the signal's reason. */
  async opened(signal: AbortSignal): Promise<void> {
    // Again after each wait: an answer that was still under way may have asked for longer.
    for (;;) {
      const left = this.#until - performance.now();
      if (left <= 0) return;
      if (left > longestPauseMs) throw pauseFailure(this.#status, Math.ceil(left / 1_000));
      await sleep(left, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
