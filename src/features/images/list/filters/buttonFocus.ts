import type { KeyboardEvent } from 'react';

function buttonsIn(row: Element): readonly HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('button, [role="button"]')];
}

/** Which of a row's buttons has the focus; -1 for none. */
export function focusedButtonIndex(row: Element): number {
  return buttonsIn(row).findIndex((button) => button.matches(':focus'));
}

/** Focuses the button at a place, or the last one where there are fewer. */
export function focusButtonAt(row: Element, place: number): void {
  const buttons = buttonsIn(row);
  buttons[Math.min(place, buttons.length - 1)]?.focus();
}

/** The arrow keys, Home and End move the focus among a row's buttons; Tab goes through them as ever. */
export function moveFocusByArrowKey(event: KeyboardEvent): void {
  const row = event.currentTarget;
  const at = focusedButtonIndex(row);
  const places: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: Infinity };
  const wanted = places[event.key];
  if (at === -1 || wanted === undefined || wanted < 0) return;
  event.preventDefault();
  focusButtonAt(row, wanted);
}
