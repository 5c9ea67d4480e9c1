/** Work on the same thing, one after the other in the order of asking; on different things side by side. */
export class KeyedMutex {
  readonly #last = new Map<number, Promise<unknown>>();

  async runExclusive<Result>(key: number, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key) ?? Promise.resolve();
    // Whoever comes next is not told of a failure: that was the asker's.
    const mine = before.catch(() => undefined).then(work);
    this.#last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === mine) this.#last.delete(key);
    }
  }
}
