import type { ReactNode } from 'react';
import { useUnsavedInput } from '../../../../ui/unsaved/unsavedInput.ts';
import type { SelectionStore } from './SelectionStore.ts';
import { useAllMatchingSelected, usePageState, useSelectedRows } from './useSelection.ts';

/** What is selected, and how to select more or less. */
export interface Selection<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  /** Every row that matches the filters is selected; `rows` are then those selected one by one before. */
  readonly allMatching: boolean;
  readonly pageSelected: boolean;
  readonly setAllMatching: (selected: boolean) => void;
  readonly clear: () => void;
}

interface SelectionConsumerProps<Row> {
  selection: SelectionStore<Row>;
  children: (selection: Selection<Row>) => ReactNode;
}

/** Renders what depends on the selected rows, and nothing around it; nothing where none is. */
export function SelectionConsumer<Row>({ selection, children }: SelectionConsumerProps<Row>) {
  const rows = useSelectedRows(selection);
  const allMatching = useAllMatchingSelected(selection);
  const pageSelected = usePageState(selection) === 'all';
  const { setAllMatching, clear } = selection;
  useUnsavedInput(() => rows.size > 0 || allMatching);
  if (rows.size === 0 && !allMatching) return null;
  return children({ rows, allMatching, pageSelected, setAllMatching, clear });
}
