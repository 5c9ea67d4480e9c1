import type { Logger } from 'pino';
import { BackgroundLoop } from '../../concurrency/backgroundLoop.ts';
import type { Database } from '../../db/database.ts';
import { type Batch, showDecisionsOn } from '../../store/buildRisks/decidedRisks.ts';

/** Images in one transaction: other writers hardly wait. */
const usualBatchSize = 500;
/** After a defect of this machine, such as a full disk, ms. */
const restMs = 60_000;

/** Shows on images what was decided about their repositories, behind the page: a decision may concern all of them. Goes on after a kill. */
export class DecisionPropagator {
  readonly #database: Database;
  readonly #batchSize: number;
  readonly #loop: BackgroundLoop;

  constructor(database: Database, log: Logger, batchSize = usualBatchSize) {
    this.#database = database;
    this.#batchSize = batchSize;
    this.#loop = new BackgroundLoop({
      round: async () => {
        await this.propagate();
        return null;
      },
      log,
      failed: 'what was decided about build risks could not be shown',
      againMs: restMs,
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Something was decided. */
  changed(): void {
    this.#loop.call();
  }

  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Returns once all images show what was decided. */
  async propagate(): Promise<void> {
    for (;;) {
      const repository = await this.#database.write
        .selectFrom('repositories')
        .select(['id', 'decisions_due'])
        .where('decisions_due', '>', 0)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      if (repository === undefined) return;
      let afterId: number | null = 0;
      while (afterId !== null) {
        if (this.#loop.signal.aborted) return;
        const batch: Batch = {
          repositoryId: repository.id,
          due: repository.decisions_due,
          afterId,
          size: this.#batchSize,
        };
        afterId = await this.#database.write
          .transaction()
          .execute((transaction) => showDecisionsOn(transaction, batch));
      }
    }
  }
}
