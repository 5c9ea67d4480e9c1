import { answerError } from '../../domain/registryError.ts';
import type { SkippedElement } from '../port.ts';

/** Far above what real lists come to. */
const most = {
  rows: 1_000_000,
  /** One answer of megabytes may give a single image of Harbor a million tags, and each becomes a row. */
  images: 300_000,
  /** A list with more elements that are not understood is no list of what we read. */
  skipped: 10_000,
};

/** Counts what one list of a registry comes to while it is read, so that none goes on for ever. */
export class ListLimits {
  #rows = 0;
  #images = 0;
  #skipped = 0;

  /** Counts one more answer and the images it stands for; false where the list has come to more than any real one. */
  holds(rows: number, images: number): boolean {
    this.#rows += rows;
    this.#images += images;
    return this.#rows <= most.rows && this.#images <= most.images;
  }

  /** RegistryFailure unexpectedAnswer where there is hardly anything in the list that is understood. */
  check(skipped: readonly SkippedElement[]): void {
    this.#skipped += skipped.length;
    if (this.#skipped > most.skipped) throw answerError('unexpectedAnswer', 200);
  }
}
