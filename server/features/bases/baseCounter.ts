import type { Logger } from 'pino';
import { BackgroundLoop } from '../../concurrency/backgroundLoop.ts';
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
  readonly #loop: BackgroundLoop;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#loop = new BackgroundLoop({
      round: async () => {
        const started = performance.now();
        // It takes half of the time at most: there is more to do than this.
        return (await this.count()) ? performance.now() - started : lookEveryMs;
      },
      log,
      failed: 'base images could not be counted',
      againMs: lookEveryMs,
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Stops where it is; what was not done stays noted. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Does some of what is due; returns whether there was any. */
  async count(): Promise<boolean> {
    const { signal } = this.#loop;
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
