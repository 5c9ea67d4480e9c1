import type { ReactNode } from 'react';
import type { SelectionStore } from './SelectionStore.ts';
import { useTickedPage, useTickedRows, useWholeTicked } from './useSelection.ts';

/** What is ticked, and how to tick more or less. */
export interface Selection<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  /** All that the list holds; `rows` are then those ticked before. */
  readonly whole: boolean;
  readonly wholePage: boolean;
  readonly tickWhole: (whole: boolean) => void;
  readonly clear: () => void;
}

interface SelectedProps<Row> {
  selection: SelectionStore<Row>;
  children: (selection: Selection<Row>) => ReactNode;
}

/** Draws what depends on the ticked rows, and nothing around it; nothing where none is. */
export function Selected<Row>({ selection, children }: SelectedProps<Row>) {
  const rows = useTickedRows(selection);
  const whole = useWholeTicked(selection);
  const wholePage = useTickedPage(selection) === 'all';
  const { tickWhole, clear } = selection;
  if (rows.size === 0 && !whole) return null;
  return children({ rows, whole, wholePage, tickWhole, clear });
}
