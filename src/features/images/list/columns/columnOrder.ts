import type { ListPreferences } from '../state/listPreferences.ts';

interface Keyed {
  readonly key: string;
}

export interface ArrangedColumn<Column extends Keyed> {
  readonly column: Column;
  readonly shown: boolean;
}

/**
 * Columns as a person arranged them. The first names the row and stays where it is; columns that the
 * arrangement does not know follow in their own order.
 */
export function arrange<Column extends Keyed>(
  columns: readonly Column[],
  wanted: ListPreferences['columns'],
): readonly ArrangedColumn<Column>[] {
  const [first, ...others] = columns;
  if (first === undefined) return [];
  const place = (key: string) => wanted.findIndex((each) => each.key === key);
  const known = others.filter(({ key }) => place(key) >= 0).toSorted((a, b) => place(a.key) - place(b.key));
  const fresh = others.filter(({ key }) => place(key) < 0);
  return [
    { column: first, shown: true },
    ...[...known, ...fresh].map((column) => ({ column, shown: wanted[place(column.key)]?.shown ?? true })),
  ];
}

/** The arrangement with one column moved by `step` places; the same where there is no such place. */
export function moved(wanted: ListPreferences['columns'], key: string, step: 1 | -1): ListPreferences['columns'] {
  const from = wanted.findIndex((each) => each.key === key);
  const chosen = wanted[from];
  const to = from + step;
  if (chosen === undefined || to < 0 || to >= wanted.length) return wanted;
  return wanted.toSpliced(from, 1).toSpliced(to, 0, chosen);
}
