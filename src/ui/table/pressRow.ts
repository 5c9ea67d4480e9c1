import type { MouseEvent } from 'react';

/** What has a meaning of its own when it is pressed. */
const own = 'a, button, input, label, summary, [role="button"]';

/**
 * For a table's `onRow`: a press on a row's text is one on what opens the row, `opener` within it. The keyboard has that one
 * itself. Whoever marks a text to copy it opens nothing.
 */
export function pressRow(opener: string) {
  const onClick = ({ target, currentTarget }: MouseEvent<HTMLElement>) => {
    if (!(target instanceof Element) || target.closest(own) !== null || !currentTarget.contains(target)) return;
    if (window.getSelection()?.type === 'Range') return;
    currentTarget.querySelector<HTMLElement>(opener)?.click();
  };
  return () => ({ onClick });
}
