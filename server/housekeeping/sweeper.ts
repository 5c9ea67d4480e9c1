import type { Logger } from 'pino';
import { limits } from '#contract/limits.ts';
import type { Database } from '../db/database.ts';
import { sweep } from './sweep.ts';

/** A sweep reads all reports and findings, in batches; nothing that it deletes is in anybody's way. */
const sweepEveryMs = 60 * 60_000;

/** Deletes entries of the audit log of before a moment. */
export type PruneAudit = (before: number, signal: AbortSignal) => Promise<void>;

/** Tidies up behind vanished images, removed registries and tasks of long ago, every hour. */
export class Sweeper {
  readonly #database: Database;
  readonly #pruneAudit: PruneAudit;
  readonly #now: () => number;
  readonly #log: Logger;
  readonly #onChanged: () => void;
  readonly #abort = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #sweeping: Promise<void> | undefined;

  constructor(database: Database, pruneAudit: PruneAudit, now: () => number, log: Logger, onChanged: () => void) {
    this.#database = database;
    this.#pruneAudit = pruneAudit;
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
      const now = this.#now();
      await sweep(this.#database, now, this.#abort.signal);
      await this.#pruneAudit(now - limits.auditKeptMs, this.#abort.signal);
      // Images may have gone or come without any report changing.
      this.#onChanged();
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#log.error({ err: error }, 'the sweep failed');
    }
  }
}
