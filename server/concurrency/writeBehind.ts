import type { Logger } from 'pino';

/**
 * Writes small notes behind whoever calls, such as when a key was used last: nobody waits for the writer on their account, which a
 * listing may hold for seconds. While a note of a key is being written, others of it are dropped. One that fails is told in the log.
 */
export class WriteBehind<Key> {
  readonly #log: Logger;
  readonly #failed: string;
  readonly #underWay = new Map<Key, Promise<void>>();

  constructor(log: Logger, failed: string) {
    this.#log = log;
    this.#failed = failed;
  }

  note(key: Key, write: () => Promise<void>): void {
    if (this.#underWay.has(key)) return;
    this.#underWay.set(key, this.#write(key, write));
  }

  /** Returns once all that was noted is written. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay.values());
  }

  async #write(key: Key, write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      this.#log.warn({ err: error }, this.#failed);
    } finally {
      this.#underWay.delete(key);
    }
  }
}
