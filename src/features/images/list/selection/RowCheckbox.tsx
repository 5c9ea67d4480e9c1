import type { SelectionStore } from './SelectionStore.ts';
import { TickBox } from './TickBox.tsx';
import { useTicked } from './useSelection.ts';

interface RowCheckboxProps<Row> {
  selection: SelectionStore<Row>;
  rowKey: string;
  label: string;
}

/** Ticks its row; with Shift, all rows from the one ticked last. */
export function RowCheckbox<Row>({ selection, rowKey, label }: RowCheckboxProps<Row>) {
  const ticked = useTicked(selection, rowKey);
  return (
    <TickBox
      label={label}
      ticked={ticked ? 'all' : 'none'}
      onTick={(now, withShift) => selection.tick(rowKey, now, withShift)}
    />
  );
}
