/** Something to wait for that others can call early. A call while nobody waits is not lost. */
export class Wakeup {
  #called = false;
  #resolve: (() => void) | undefined;

  call(): void {
    this.#called = true;
    this.#resolve?.();
  }

  /** Returns when called, when `ms` have passed (null: never), or when the signal aborts. */
  async wait(ms: number | null, signal: AbortSignal): Promise<void> {
    if (!this.#called && !signal.aborted) await this.#sleep(ms, signal);
    this.#called = false;
  }

  #sleep(ms: number | null, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finish);
        this.#resolve = undefined;
        resolve();
      };
      // A timer of Node holds 24.8 days at most; waking early only means looking again.
      const timer = ms === null ? undefined : setTimeout(finish, Math.min(ms, 2 ** 31 - 1));
      signal.addEventListener('abort', finish);
      this.#resolve = finish;
    });
  }
}
