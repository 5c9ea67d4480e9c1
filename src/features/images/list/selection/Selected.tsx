import type { ReactNode } from 'react';
import type { SelectionStore } from './SelectionStore.ts';
import { useTickedRows } from './useSelection.ts';

/** Rows that are ticked, and how to untick them all. */
export interface Selection<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly clear: () => void;
}

interface SelectedProps<Row> {
  selection: SelectionStore<Row>;
  children: (selection: Selection<Row>) => ReactNode;
}

/** Draws what depends on the ticked rows, and nothing around it. */
export function Selected<Row>({ selection, children }: SelectedProps<Row>) {
  const rows = useTickedRows(selection);
  return children({ rows, clear: selection.clear });
}
