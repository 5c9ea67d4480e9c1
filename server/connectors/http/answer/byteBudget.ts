import type { Deadline } from '../deadline.ts';

interface Waiting {
  readonly bytes: number;
  admit(): void;
}

/**
 * So many bytes for all large answers of all registries together, from their first byte until whoever asked has had its turn
 * with them. Who comes when they are spent waits in line; each registry has one large answer at a time, so that none takes
 * the whole.
 */
export class ByteBudget {
  readonly #total: number;
  #left: number;
  readonly #line: Waiting[] = [];

  constructor(total: number) {
    this.#total = total;
    this.#left = total;
  }

  /** Resolves with what gives the bytes back. Rejects with the signal's reason. */
  async take(wanted: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const bytes = Math.min(wanted, this.#total);
    if (this.#line.length > 0 || bytes > this.#left) await this.#stand(bytes, signal);
    else this.#left -= bytes;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#left += bytes;
      this.#admit();
    };
  }

  #stand(bytes: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        bytes,
        admit: () => {
          signal.removeEventListener('abort', onAbort);
          resolve();
        },
      };
      const onAbort = () => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(signal.reason);
        this.#admit();
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#line.push(waiting);
    });
  }

  #admit(): void {
    for (let next = this.#line[0]; next !== undefined && next.bytes <= this.#left; next = this.#line[0]) {
      this.#line.shift();
      this.#left -= next.bytes;
      next.admit();
    }
  }
}

/** One answer's part in the budget, from when it turns out to be large. */
export class LargeAnswer {
  readonly #budget: ByteBudget;
  readonly #ownTurn: ByteBudget;
  readonly #deadline: Deadline;
  readonly #givenBack: (() => void)[] = [];

  /** `ownTurn` holds one large answer of this registry. */
  constructor(budget: ByteBudget, ownTurn: ByteBudget, deadline: Deadline) {
    this.#budget = budget;
    this.#ownTurn = ownTurn;
    this.#deadline = deadline;
  }

  /** Waits in line; the registry is not to blame for that, so its time begins anew. */
  async begin(maxBytes: number): Promise<void> {
    this.#deadline.pause();
    const { signal } = this.#deadline;
    this.#givenBack.push(await this.#ownTurn.take(1, signal));
    this.#givenBack.push(await this.#budget.take(maxBytes, signal));
    this.#deadline.start();
  }

  /** Gives back after whoever waits for the answer has had its turn: what it makes of it at once is counted, too. */
  end(): void {
    if (this.#givenBack.length === 0) return;
    setImmediate(() => {
      for (const giveBack of this.#givenBack) giveBack();
    });
  }
}
