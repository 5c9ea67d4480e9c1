/**
 * Quay's answer to guessing: after the n-th wrong password in a row a user name is shut for
 * `stepMs` × (2^n − 1), to the right password too. Attempts inside are not counted.
 */
export class LockOut {
  readonly #stepMs: number;
  readonly #byUser = new Map<string, { failures: number; until: number }>();

  constructor(stepMs: number) {
    this.#stepMs = stepMs;
  }

  /** Whole seconds, as the header says them (0 for less than one); null where the name is not shut. */
  secondsLeft(user: string, now: number): number | null {
    const left = (this.#byUser.get(user)?.until ?? 0) - now;
    return left > 0 ? Math.floor(left / 1000) : null;
  }

  failed(user: string, now: number): void {
    const failures = (this.#byUser.get(user)?.failures ?? 0) + 1;
    this.#byUser.set(user, { failures, until: now + this.#stepMs * (2 ** failures - 1) });
  }

  succeeded(user: string): void {
    this.#byUser.delete(user);
  }
}
