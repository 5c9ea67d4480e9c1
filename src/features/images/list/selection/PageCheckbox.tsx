import type { SelectionStore } from './SelectionStore.ts';
import { TickBox } from './TickBox.tsx';
import { useTickedPage } from './useSelection.ts';

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
  const ticked = useTickedPage(selection);
  return (
    <span ref={leaveIfHidden}>
      <TickBox label={label} ticked={ticked} onTick={selection.tickPage} />
    </span>
  );
}
