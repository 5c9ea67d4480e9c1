import type { Logger } from 'pino';
import { Wakeup } from '../../concurrency/wakeup.ts';
import type { Database } from '../../db/database.ts';
import { countChain } from './countChains.ts';
import { countDigests } from './countDigests.ts';
import { forgetUnusedBases, readDueChains, readDueDigests, settleDue } from './dueWork.ts';

/** How often is looked whether something has changed, ms: triggers note it, whoever changed it. */
const lookEveryMs = 1_000;
/** Looked at between two rests; of chains less, as many images may be built on one. */
const digestsAtOnce = 200;
const chainsAtOnce = 20;

/** Keeps true what images are built on, and what they inherit: counted behind the page, never on request. */
export class BaseCounter {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #abort = new AbortController();
  readonly #wakeup = new Wakeup();
  #running: Promise<void> | undefined;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  start(): void {
    this.#running = this.#keepCounting();
  }

  /** Stops where it is; what was not done stays noted. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #keepCounting(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      const started = performance.now();
      const worked = await this.#round();
      // It takes half of the time at most: there is more to do than this.
      await this.#wakeup.wait(worked ? performance.now() - started : lookEveryMs, signal);
    }
  }

  async #round(): Promise<boolean> {
    try {
      return await this.count();
    } catch (error) {
      if (!this.#abort.signal.aborted) this.#log.error({ err: error }, 'base images could not be counted');
      return false;
    }
  }

  /** Does some of what is due; returns whether there was any. */
  async count(): Promise<boolean> {
    const { signal } = this.#abort;
    const chains = await readDueChains(this.#database, chainsAtOnce);
    for (const chain of chains) {
      await countChain(this.#database, chain, signal);
      await settleDue(this.#database.write, 'base_chains_due', [chain]);
    }
    const digests = await readDueDigests(this.#database, digestsAtOnce);
    if (digests.length > 0) {
      const ids = digests.map(({ id }) => id);
      await countDigests(this.#database, ids, signal);
      await settleDue(this.#database.write, 'base_digests_due', digests);
    }
    if (chains.length + digests.length > 0) return true;
    await forgetUnusedBases(this.#database);
    return false;
  }
}
