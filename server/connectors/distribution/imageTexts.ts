import { limits } from './limits.ts';

/** What would be drawn as something else, or end a line where none ends. */
const unshowable = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;

/** Reads the texts of one image, which anybody may have written: of some length, all together too, and of signs that can be shown. */
export class ImageTexts {
  #left: number = limits.textsLength;
  /** Something was too long, or too many, to be read whole. */
  isShortened = false;

  text(told: string | null | undefined): string {
    const whole = told ?? '';
    const kept = this.#cut(whole);
    this.#left -= kept.length;
    const shown = kept.replace(unshowable, (sign) => (sign === '\t' || sign === '\n' ? sign : '\ufffd'));
    if (kept.length === whole.length) return shown;
    this.isShortened = true;
    return `${shown}…`;
  }

  texts(told: readonly string[] | null | undefined): string[] {
    return this.list(told).map((one) => this.text(one));
  }

  list<Element>(told: readonly Element[] | null | undefined): Element[] {
    const whole = told ?? [];
    if (whole.length > limits.entries) this.isShortened = true;
    return whole.slice(0, limits.entries);
  }

  #cut(whole: string): string {
    return whole.slice(0, Math.min(limits.textLength, this.#left));
  }
}
