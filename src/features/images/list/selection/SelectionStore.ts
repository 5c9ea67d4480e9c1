export type Ticked = 'none' | 'some' | 'all';

/**
 * Which rows are ticked, kept while pages turn. Each checkbox asks for its own row alone: ticking one of a hundred
 * draws one checkbox anew, not the table.
 */
export class SelectionStore<Row> {
  #rows: ReadonlyMap<string, Row> = new Map();
  /** The page at hand, in its order. */
  #page: ReadonlyMap<string, Row> = new Map();
  /** All that the list holds, on whichever page. */
  #whole = false;
  /** Where a range begins. */
  #last: string | null = null;
  readonly #listeners = new Set<() => void>();

  /** By key, from whichever page. */
  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get whole(): boolean {
    return this.#whole;
  }

  /** How much of the page at hand is ticked. */
  get ofPage(): Ticked {
    const keys = [...this.#page.keys()];
    if (!keys.some(this.has)) return 'none';
    return keys.every(this.has) ? 'all' : 'some';
  }

  readonly has = (key: string): boolean => this.#whole || this.#rows.has(key);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Ticked rows that are on the page become what they are there. */
  readonly show = (page: ReadonlyMap<string, Row>): void => {
    this.#page = page;
    this.#change(new Map([...this.#rows].map(([key, row]) => [key, page.get(key) ?? row])), this.#whole);
  };

  /** `range`: every row of the page from the one that was ticked last to this one. */
  readonly tick = (key: string, ticked: boolean, range: boolean): void => {
    const keys = [...this.#page.keys()];
    const [from, to] = [keys.indexOf(range ? (this.#last ?? key) : key), keys.indexOf(key)];
    this.#last = key;
    this.#set(from === -1 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1), ticked);
  };

  readonly tickPage = (ticked: boolean): void => this.#set([...this.#page.keys()], ticked);

  /** The whole list, or again the rows that were ticked one by one. */
  readonly tickWhole = (whole: boolean): void => this.#change(this.#rows, whole);

  readonly clear = (): void => this.#change(new Map());

  #set(keys: readonly string[], ticked: boolean): void {
    // Of a whole list nobody has all rows: what is left of it is the page that is seen.
    const rows = new Map(this.#whole ? this.#page : this.#rows);
    for (const key of keys) {
      const row = this.#page.get(key);
      if (!ticked) rows.delete(key);
      else if (row !== undefined) rows.set(key, row);
    }
    this.#change(rows);
  }

  #change(rows: ReadonlyMap<string, Row>, whole = false): void {
    this.#rows = rows;
    this.#whole = whole;
    for (const listener of this.#listeners) listener();
  }
}
