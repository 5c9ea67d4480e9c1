import { useEffect, useRef } from 'react';

/**
 * What would be lost with the page: what forms and selections say of themselves, and whatever was typed or ticked in
 * any input that still stands, so that no form can be forgotten.
 */

type Input = HTMLInputElement | HTMLTextAreaElement;

const holders = new Set<() => boolean>();
/** What each input held when somebody came to it. */
const before = new Map<Input, string>();

/** Whether loading the page anew would lose anything that somebody has entered. */
export function hasUnsavedInput(): boolean {
  forgetGone();
  return [...holders].some((holds) => holds()) || [...before].some(([input, value]) => contentOf(input) !== value);
}

/** Says of a part of the page, while it is shown, whether it holds input that would be lost. It is asked at that moment. */
export function useUnsavedInput(holdsInput: () => boolean): void {
  const ask = useRef(holdsInput);
  useEffect(() => {
    ask.current = holdsInput;
  });
  useEffect(() => {
    const holds = () => ask.current();
    holders.add(holds);
    return () => {
      holders.delete(holds);
    };
  }, []);
}

/** Begins to watch what is typed and ticked on the page; returns the way to end it. */
export function watchInput(): () => void {
  // Not every browser gives the focus to a checkbox that is clicked.
  const events = ['focusin', 'pointerdown'] as const;
  for (const event of events) document.addEventListener(event, remember, true);
  return () => {
    for (const event of events) document.removeEventListener(event, remember, true);
    before.clear();
  };
}

function remember({ target }: Event): void {
  forgetGone();
  if (isInput(target) && !before.has(target)) before.set(target, contentOf(target));
}

function forgetGone(): void {
  for (const input of before.keys()) if (!input.isConnected) before.delete(input);
}

function isInput(target: EventTarget | null): target is Input {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function contentOf(input: Input): string {
  const isBox = input instanceof HTMLInputElement && (input.type === 'checkbox' || input.type === 'radio');
  return isBox ? String(input.checked) : input.value;
}
