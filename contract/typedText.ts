/**
 * How typed and pasted text is read where its meaning is plain. The schemas of the contract read with these, so that
 * browser and server understand the same; numbers are numbers on the wire, and typed ones are read by the browser.
 */

/** What no font draws: zero-width characters, marks of direction, soft hyphens. Chats and documents add them to what is copied. */
const invisible = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * What of that may be left out where something is read: not the mark that shows what follows backwards. Without it the text would
 * be another than the one that was seen, so what holds it is kept, and refused.
 */
const stray = /(?!\u202e)\p{Default_Ignorable_Code_Point}/gu;

/**
 * Of these, what is no part of a name. Joiners and variation selectors are, behind letters of scripts that need them and
 * within emoji; beside ASCII they join nothing.
 */
const strayInName =
  /(?![\u202e\p{Join_Control}\p{Variation_Selector}])\p{Default_Ignorable_Code_Point}|(?<=^|\p{ASCII})[\p{Join_Control}\p{Variation_Selector}]+|(?<!\p{Join_Control})\p{Join_Control}+(?=$|\p{ASCII})/gu;

/** Thousands in groups of three: `2,000`, `2 000`, `2'000`, `2_000`. A dot might as well begin decimals. */
const grouped = /^\d{1,3}([,'’_ ])\d{3}(?:\1\d{3})*$/;

/** A name that only somebody else can judge: the blanks around it are none of it, and all within is as it was typed. */
export function trimmed(text: string): string {
  return text.trim();
}

/** A name of any script, without blanks around it and without what cannot be seen in it. */
export function readLine(text: string): string {
  return text.replace(strayInName, '').trim();
}

/** Something that is plain ASCII by nature, as an address, a code or a token: full-width letters, digits and dots are read as those. */
export function readToken(text: string): string {
  return asAscii(text, stray);
}

/** For comparing what is typed with a name that is there already: whatever nobody sees does not count. */
export function comparable(text: string): string {
  return asAscii(text, invisible);
}

function asAscii(text: string, leftOut: RegExp): string {
  return text.normalize('NFKC').replace(leftOut, '').replaceAll('。', '.').trim();
}

/** A whole number in digits of any width, thousands grouped or not; null for a text that might mean something else. */
export function readWholeNumber(text: string): number | null {
  const plain = readToken(text);
  const digits = grouped.test(plain) ? plain.replaceAll(/\D/g, '') : plain;
  const number = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** For comparing what is looked for with what it may find: neither width nor case nor invisible characters count. */
export function foldText(text: string): string {
  return comparable(text).toLowerCase();
}

/** What nobody sees in a secret, which is kept as it was entered: a blank at one of its ends, or an invisible character. */
export function unseenIn(secret: string): 'blank' | 'invisible' | null {
  if (secret.search(invisible) >= 0) return 'invisible';
  return secret === secret.trim() ? null : 'blank';
}
