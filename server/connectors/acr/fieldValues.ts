import { isName } from '../reading/fieldValues.ts';

/** A name without slashes: what stands before the first slash tells which instance an image is in. */
export function isPlainName(text: string): boolean {
  return isName(text) && !text.includes('/');
}

/** `sha256:` and 64 lower-case hex digits, which Container Registry writes with and without the prefix; else null. */
export function digestOf(text: string): string | null {
  const hex = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(text)?.[1];
  return hex === undefined ? null : `sha256:${hex.toLowerCase()}`;
}

/** The last instant that a date can be; a later one is none. */
const lastInstant = 8.64e15;

/** Ms since 1970, which come as a number from some actions and as text from others; null where there is none. */
export function parseEpochMs(value: string | number | null | undefined): number | null {
  const time = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof time === 'number' && Number.isInteger(time) && time > 0 && time <= lastInstant ? time : null;
}
