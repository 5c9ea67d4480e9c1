import type { Logger } from 'pino';
import type { Database } from '../../../db/database.ts';
import { sweep } from './sweep.ts';

const sweepEveryMs = 10 * 60_000;

/** Tidies up behind vanished images and removed registries, now and then. */
export class Sweeper {
  readonly #database: Database;
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #onChanged: () => void;
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
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    try {
      await sweep(this.#database, this.#now());
      // Images may have gone or come without any report changing.
      this.#onChanged();
    } catch (error) {
      this.#log.error({ err: error }, 'the sweep failed');
    }
  }
}
