import type { Logger } from 'pino';
import { Wakeup } from './wakeup.ts';

interface BackgroundLoopOptions {
  /** Does some of the work; returns how long to wait for the next round, ms, unless called before (null: until called). */
  readonly round: (signal: AbortSignal) => Promise<number | null>;
  readonly log: Logger;
  /** What the log says of a round that failed. */
  readonly failed: string;
  /** How long to wait after that, ms (null: until called). */
  readonly againMs: number | null;
}

/** Work behind the page, done in rounds from start to stop; a round that fails ends no other. */
export class BackgroundLoop {
  readonly #options: BackgroundLoopOptions;
  readonly #wakeup = new Wakeup();
  readonly #abort = new AbortController();
  #running: Promise<void> | undefined;

  constructor(options: BackgroundLoopOptions) {
    this.#options = options;
  }

  /** Aborts with the stop. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Begins with a round at once. */
  start(): void {
    this.#running = this.#keepWorking();
  }

  /** There is something to do: the next round follows at once. */
  call(): void {
    this.#wakeup.call();
  }

  /** Returns once the round that is under way has ended. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #keepWorking(): Promise<void> {
    while (!this.signal.aborted) await this.#wakeup.wait(await this.#round(), this.signal);
  }

  async #round(): Promise<number | null> {
    const { round, log, failed, againMs } = this.#options;
    try {
      return await round(this.signal);
    } catch (error) {
      if (!this.signal.aborted) log.error({ err: error }, failed);
      return againMs;
    }
  }
}
