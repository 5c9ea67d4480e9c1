export type CheckState = 'none' | 'some' | 'all';

/**
 * Which rows are selected, kept while pages turn. Each checkbox asks for its own row alone: selecting one of a hundred
 * renders one checkbox, not the table.
 */
export class SelectionStore<Row> {
  #rows: ReadonlyMap<string, Row> = new Map();
  /** The page at hand, in its order. */
  #page: ReadonlyMap<string, Row> = new Map();
  /** Every row that matches the filters, on whichever page. */
  #allMatching = false;
  /** Where a range begins. */
  #last: string | null = null;
  readonly #listeners = new Set<() => void>();

  /** By key, from whichever page. */
  get rows(): ReadonlyMap<string, Row> {
    return this.#rows;
  }

  get allMatching(): boolean {
    return this.#allMatching;
  }

  /** How much of the page at hand is selected. */
  get pageState(): CheckState {
    const keys = [...this.#page.keys()];
    if (!keys.some(this.isSelected)) return 'none';
    return keys.every(this.isSelected) ? 'all' : 'some';
  }

  readonly isSelected = (key: string): boolean => this.#allMatching || this.#rows.has(key);

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Selected rows that are on the page become what they are there. */
  readonly showPage = (page: ReadonlyMap<string, Row>): void => {
    this.#page = page;
    this.#change(new Map([...this.#rows].map(([key, row]) => [key, page.get(key) ?? row])), this.#allMatching);
  };

  /** `range`: every row of the page from the one that was selected last to this one. */
  readonly setSelected = (key: string, selected: boolean, range: boolean): void => {
    const keys = [...this.#page.keys()];
    const [from, to] = [keys.indexOf(range ? (this.#last ?? key) : key), keys.indexOf(key)];
    this.#last = key;
    this.#set(from === -1 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1), selected);
  };

  readonly setPageSelected = (selected: boolean): void => this.#set([...this.#page.keys()], selected);

  /** The whole list, or again the rows that were selected one by one. */
  readonly setAllMatching = (allMatching: boolean): void => this.#change(this.#rows, allMatching);

  readonly clear = (): void => this.#change(new Map());

  #set(keys: readonly string[], selected: boolean): void {
    // Of a whole list nobody has all rows: what is left of it is the page that is seen.
    const rows = new Map(this.#allMatching ? this.#page : this.#rows);
    for (const key of keys) {
      const row = this.#page.get(key);
      if (!selected) rows.delete(key);
      else if (row !== undefined) rows.set(key, row);
    }
    this.#change(rows);
  }

  #change(rows: ReadonlyMap<string, Row>, allMatching = false): void {
    this.#rows = rows;
    this.#allMatching = allMatching;
    for (const listener of this.#listeners) listener();
  }
}
