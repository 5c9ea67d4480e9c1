import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { sweep } from './sweep.ts';

/** A sweep reads all reports and findings, in portions; nothing that it deletes is in anybody's way. */
const sweepEveryMs = 60 * 60_000;

/** Tidies up behind vanished images, removed registries and tasks of long ago, every hour. */
export class Sweeper {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #onChanged: () => void;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(database: Database, now: () => number, log: Logger, onChanged: () => void) {
    this.#database = database;
    this.#now = now;
    this.#log = log;
    this.#onChanged = onChanged;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#sweeping ??= this.#sweep().finally(() => {
        this.#sweeping = undefined;
      });
    }, sweepEveryMs);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#abort.abort(new Error('The sweep was stopped.'));
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    try {
      await sweep(this.#database, this.#now(), this.#abort.signal);
      // Images may have gone or come without any report changing.
      this.#onChanged();
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#log.error({ err: error }, 'the sweep failed');
    }
  }
}
