import type { Logger } from 'pino';

const windowMs = 60_000;
const mostInWindow = 20;

/**
 * Warns about what strangers bring about: each thing once a minute and only so many things, or whoever calls in a loop would
 * fill the log.
 */
export class SparingWarnings {
  readonly #now: () => number;
  readonly #said = new Set<string>();
  #since = Number.NEGATIVE_INFINITY;

  constructor(now: () => number) {
    this.#now = now;
  }

  warn(log: Logger, message: string, facts: Readonly<Record<string, string>>): void {
    if (this.#now() - this.#since >= windowMs) {
      this.#said.clear();
      this.#since = this.#now();
    }
    const key = JSON.stringify([message, facts]);
    if (this.#said.has(key) || this.#said.size >= mostInWindow) return;
    this.#said.add(key);
    log.warn(facts, message);
  }
}
