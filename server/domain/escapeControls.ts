/** What a terminal or a page obeys instead of showing it: control characters, marks of direction, breaks of lines, halves of pairs. */
const controls = /[\p{Cc}\p{Bidi_Control}\p{Cs}\u2028\u2029]/gu;

/**
 * A text that others have written, for a log: what is obeyed is shown as `\u202e`, so that no line is forged, coloured or turned
 * around.
 */
export function escapeControls(text: string): string {
  return text.replaceAll(controls, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
