/** Letters that run from right to left, and marks of direction. */
const runsOtherwise =
  /[\p{Bidi_Control}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Marks that turn what follows them, and may end an isolation from within. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that others wrote, for the middle of a sentence: it runs in its own direction and turns nothing around it. Where it has
 * an element of its own, `<bdi>` or `page.css` does that.
 */
export function isolated(text: string): string {
  return runsOtherwise.test(text) ? `\u2068${text.replaceAll(turns, '')}\u2069` : text;
}
