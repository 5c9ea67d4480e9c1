import { NativeCheckbox } from './NativeCheckbox.tsx';
import type { SelectionStore } from './SelectionStore.ts';
import { useIsSelected } from './useSelection.ts';

interface RowCheckboxProps<Row> {
  selection: SelectionStore<Row>;
  rowKey: string;
  label: string;
}

/** Selects its row; with Shift, all rows from the one selected last. */
export function RowCheckbox<Row>({ selection, rowKey, label }: RowCheckboxProps<Row>) {
  const selected = useIsSelected(selection, rowKey);
  return (
    <NativeCheckbox
      label={label}
      state={selected ? 'all' : 'none'}
      onChange={(checked, withShift) => selection.setSelected(rowKey, checked, withShift)}
    />
  );
}
