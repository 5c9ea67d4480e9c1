import type { Logger } from 'pino';
import { Wakeup } from '../../concurrency/wakeup.ts';
import type { Database } from '../../db/database.ts';
import { type Portion, showDecisionsOn } from '../../store/buildRisks/decidedRisks.ts';

/** Images in one transaction: other writers hardly wait. */
const usualPortion = 500;
/** After a defect of this machine, such as a full disk, ms. */
const restMs = 60_000;

/** Shows on images what was decided about their repositories, behind the page: a decision may concern all of them. Goes on after a kill. */
export class ShownDecisions {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #portion: number;
  readonly #wakeup = new Wakeup();
  readonly #abort = new AbortController();
  #running: Promise<void> | undefined;

  constructor(database: Database, log: Logger, portion = usualPortion) {
    this.#database = database;
    this.#log = log;
    this.#portion = portion;
  }

  start(): void {
    this.#running = this.#keepShowing();
    this.#wakeup.call();
  }

  /** Something was decided. */
  changed(): void {
    this.#wakeup.call();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #keepShowing(): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      await this.#wakeup.wait(null, signal);
      try {
        await this.show();
      } catch (error) {
        if (signal.aborted) return;
        this.#log.error({ err: error }, 'what was decided about build risks could not be shown');
        await new Wakeup().wait(restMs, signal);
        this.#wakeup.call();
      }
    }
  }

  /** Returns once all images show what was decided. */
  async show(): Promise<void> {
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
        if (this.#abort.signal.aborted) return;
        const portion: Portion = {
          repositoryId: repository.id,
          due: repository.decisions_due,
          afterId,
          size: this.#portion,
        };
        afterId = await this.#database.write
          .transaction()
          .execute((transaction) => showDecisionsOn(transaction, portion));
      }
    }
  }
}
