import { ActionError } from '../../domain/actionError.ts';

/** Free tries before waiting starts, then the wait doubles with each failure up to the longest. */
const freeTries = 5;
const firstWaitMs = 2_000;
const longestWaitMs = 15 * 60_000;
/** Who has not failed for so long begins anew. */
const forgottenMs = 24 * 3_600_000;
/** An attacker who varies addresses or names must not fill the memory. */
const maxKeys = 10_000;
const maxSubjects = 20;
const anySubject = '';

interface Failures {
  /** How often with whom. */
  readonly counts: Map<string, number>;
  blockedUntil: number;
  lastAt: number;
}

/**
 * Slows down guessing. Kept in memory: a restart forgives, and costs an attacker more than it gives. A key is who guesses, the subject who is guessed: to get
 * in as one forgives what was tried as that one, or whoever has a password could guess others' without an end.
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

  /** What a guess finds: false or undefined where it is wrong. Throws Throttling.SignIn. */
  async judge<Found>(key: string, guess: () => Promise<Found>, subject = anySubject): Promise<Found> {
    this.check(key);
    // Counted before it is tried: of guesses that come all at once, most would go free otherwise.
    this.failed(key, subject);
    const found = await guess();
    if (found !== false && found !== undefined) this.succeeded(key, subject);
    return found;
  }

  failed(key: string, subject = anySubject): void {
    const now = this.#now();
    const known = this.#failures.get(key);
    const { counts } = known !== undefined && now - known.lastAt < forgottenMs ? known : { counts: new Map() };
    const counted = counts.has(subject) || counts.size < maxSubjects ? subject : anySubject;
    counts.set(counted, (counts.get(counted) ?? 0) + 1);
    const count = [...counts.values()].reduce((sum, one) => sum + one, 0);
    const wait = count < freeTries ? 0 : Math.min(firstWaitMs * 2 ** (count - freeTries), longestWaitMs);
    this.#failures.delete(key);
    this.#failures.set(key, { counts, blockedUntil: now + wait, lastAt: now });
    if (this.#failures.size > maxKeys) {
      const oldest = this.#failures.keys().next().value;
      if (oldest !== undefined) this.#failures.delete(oldest);
    }
  }

  succeeded(key: string, subject = anySubject): void {
    const failures = this.#failures.get(key);
    if (failures === undefined) return;
    failures.counts.delete(subject);
    failures.blockedUntil = 0;
    if (failures.counts.size === 0) this.#failures.delete(key);
  }
}
