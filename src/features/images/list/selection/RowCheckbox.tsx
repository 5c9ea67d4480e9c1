import { Checkbox } from 'antd';
import type { SelectionStore } from './SelectionStore.ts';
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
    <Checkbox
      aria-label={label}
      checked={ticked}
      onChange={({ target, nativeEvent }) =>
        selection.tick(rowKey, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
      }
    />
  );
}
