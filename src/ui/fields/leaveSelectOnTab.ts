import type { KeyboardEvent } from 'react';

/**
 * For selects of several: Tab goes on to what follows, as everywhere. antd would take it as a choice, which takes
 * away again what Enter has just chosen, and keep the keyboard.
 */
export function leaveSelectOnTab(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation();
}
