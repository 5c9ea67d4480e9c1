import { limits } from './limits.ts';

/** A name that can be shown and stored: not empty, not huge, no control characters. */
function isName(text: string): boolean {
  return text.length > 0 && text.length <= limits.nameLength && !/\p{Cc}/u.test(text);
}

/** A name without slashes: what stands before the first slash tells which instance an image is in. */
export function isPlainName(text: string): boolean {
  return isName(text) && !text.includes('/');
}

/** A name whose parts between slashes can stand in a path without leading elsewhere. */
export function isPathName(text: string): boolean {
  return isName(text) && text.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** `sha256:` and 64 lower-case hex digits, which Container Registry writes with and without the prefix; else null. */
export function digestOf(text: string): string | null {
  const hex = /^(?:sha256:)?([0-9a-f]{64})$/i.exec(text)?.[1];
  return hex === undefined ? null : `sha256:${hex.toLowerCase()}`;
}

/** Ms since 1970, which come as a number from some actions and as text from others; null where there is none. */
export function instantOf(value: string | number | null | undefined): number | null {
  const time = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof time === 'number' && Number.isSafeInteger(time) && time > 0 ? time : null;
}

/** Bytes; null where the registry does not say, or says nonsense. */
export function sizeOf(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
