/** The time that one call may take; what it waits for us does not count. */
export class Deadline {
  readonly #ms: number;
  readonly #controller = new AbortController();
  readonly #caller: AbortSignal;
  readonly #onAbort = () => this.#controller.abort(this.#caller.reason);
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(ms: number, caller: AbortSignal) {
    this.#ms = ms;
    this.#caller = caller;
    caller.addEventListener('abort', this.#onAbort);
    this.start();
  }

  /** Aborts when the time is over, or the caller gives up. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Begins anew. */
  start(): void {
    this.pause();
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#controller.abort();
    }, this.#ms);
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    this.pause();
    this.#caller.removeEventListener('abort', this.#onAbort);
  }
}
