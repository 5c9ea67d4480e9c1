import type { ReactNode } from 'react';

/** antd repeats the headings in a hidden row to measure columns by; nobody should tab into the checkbox there. */
function leaveIfHidden(element: HTMLElement | null): void {
  if (element?.closest('[aria-hidden=true]')) element.inert = true;
}

/** The heading's checkbox, for all rows of the page. */
export function PageCheckbox({ children }: { children: ReactNode }) {
  return <span ref={leaveIfHidden}>{children}</span>;
}
