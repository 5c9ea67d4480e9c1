import { ActionError } from '../../domain/actionError.ts';

/** Free tries before waiting starts, then the wait doubles with each failure up to the longest. */
const freeTries = 5;
const firstWaitMs = 2_000;
const longestWaitMs = 15 * 60_000;
/** An attacker who varies names must not fill the memory. */
const maxKeys = 10_000;

interface Failures {
  count: number;
  blockedUntil: number;
}

/**
 * Slows down guessing. Kept in memory: a restart forgives, and costs an attacker more than it gives.
 */
export class Lockout {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How long is still to be waited, whole seconds; 0 where nothing is. */
  waitSeconds(key: string): number {
    return Math.max(0, Math.ceil(((this.#failures.get(key)?.blockedUntil ?? 0) - this.#now()) / 1_000));
  }

  /** Throws Throttling.SignIn while somebody has to wait. */
  check(key: string): void {
    const seconds = this.waitSeconds(key);
    if (seconds > 0) throw ActionError.throttled('Throttling.SignIn', seconds);
  }

  /** What a guess finds: false or undefined where it is wrong; a right one forgives those before. Throws Throttling.SignIn. */
  async judge<Found>(key: string, guess: () => Promise<Found>): Promise<Found> {
    this.check(key);
    // Counted before it is tried: of guesses that come all at once, most would go free otherwise.
    this.failed(key);
    const found = await guess();
    if (found !== false && found !== undefined) this.succeeded(key);
    return found;
  }

  failed(key: string): void {
    const count = (this.#failures.get(key)?.count ?? 0) + 1;
    const wait = count < freeTries ? 0 : Math.min(firstWaitMs * 2 ** (count - freeTries), longestWaitMs);
    this.#failures.delete(key);
    this.#failures.set(key, { count, blockedUntil: this.#now() + wait });
    if (this.#failures.size > maxKeys) {
      const oldest = this.#failures.keys().next().value;
      if (oldest !== undefined) this.#failures.delete(oldest);
    }
  }

  succeeded(key: string): void {
    this.#failures.delete(key);
  }
}
