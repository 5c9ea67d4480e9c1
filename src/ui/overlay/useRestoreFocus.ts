import { useEffect, useState } from 'react';

/**
 * For what is mounted while it is open over a page: once it is closed, what had the focus before has it again. Where
 * that is gone by then, the page's content has it; a drawer that is open below takes it from there.
 */
export function useRestoreFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus();
      if (document.activeElement === document.body) document.getElementById('content')?.focus();
    },
    [opener],
  );
}
