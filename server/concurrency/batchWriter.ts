interface BatchWriterOptions<Item> {
  /** Called with what has gathered, one call at a time. */
  readonly write: (items: readonly Item[]) => Promise<void>;
  /** How much of the capacity an item takes. */
  readonly sizeOf: (item: Item) => number;
  /** How much may wait before whoever brings more has to wait too; a single larger item still fits. */
  readonly capacity: number;
}

/**
 * Writes items behind the caller's back, each time all that came while the last ones were being
 * written: the busier the writer, the fewer and larger its transactions. Items keep their order. After
 * a write that failed nothing more is written.
 */
export class BatchWriter<Item> {
  readonly #options: BatchWriterOptions<Item>;
  #waiting: Item[] = [];
  #size = 0;
  /** The write under way and the one after it, which takes all that waits until then. */
  #current: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(options: BatchWriterOptions<Item>) {
    this.#options = options;
  }

  /** Returns while there is capacity for more; else once this item is written. Throws what a write threw. */
  async add(item: Item): Promise<void> {
    this.#waiting.push(item);
    this.#size += this.#options.sizeOf(item);
    const written = this.#schedule();
    if (this.#size > this.#options.capacity) await written;
  }

  /** Returns once everything is written. Throws what a write threw. */
  async finish(): Promise<void> {
    await (this.#next ?? this.#current);
  }

  #schedule(): Promise<void> {
    if (this.#next === undefined) {
      this.#next = this.#current.then(() => this.#write());
      // Whoever adds next or finishes hears of it.
      this.#next.catch(() => undefined);
    }
    return this.#next;
  }

  #write(): Promise<void> {
    const items = this.#waiting;
    this.#waiting = [];
    this.#size = 0;
    this.#next = undefined;
    this.#current = this.#options.write(items);
    this.#current.catch(() => undefined);
    return this.#current;
  }
}
