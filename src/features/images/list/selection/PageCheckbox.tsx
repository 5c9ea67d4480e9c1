import { NativeCheckbox } from './NativeCheckbox.tsx';
import type { SelectionStore } from './SelectionStore.ts';
import { usePageState } from './useSelection.ts';

/** antd repeats the headings in a hidden row to measure columns by; nobody should tab into the checkbox there. */
function leaveIfHidden(element: HTMLElement | null): void {
  if (element?.closest('[aria-hidden=true]')) element.inert = true;
}

interface PageCheckboxProps<Row> {
  selection: SelectionStore<Row>;
  label: string;
}

/** The heading's checkbox, for all rows of the page. */
export function PageCheckbox<Row>({ selection, label }: PageCheckboxProps<Row>) {
  const state = usePageState(selection);
  return (
    <span ref={leaveIfHidden}>
      <NativeCheckbox label={label} state={state} onChange={selection.setPageSelected} />
    </span>
  );
}
