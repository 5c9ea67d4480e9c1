import { limits } from './limits.ts';

/** What would be drawn as something else, or end a line where none ends. */
const unshowable = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** A text out of an image, which anybody may have written: of some length, and of signs that can be shown. */
export function cleanText(text: string | null | undefined): string {
  return (text ?? '')
    .slice(0, limits.textLength)
    .replace(unshowable, (sign) => (sign === '\t' || sign === '\n' ? sign : '\ufffd'));
}

export function cleanTexts(texts: readonly string[] | null | undefined): string[] {
  return (texts ?? []).slice(0, limits.entries).map(cleanText);
}
