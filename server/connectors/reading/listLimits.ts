import { answerError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import type { SkippedElement } from '../port.ts';

/** Far above what real lists come to, and little enough that six at a time fit into the memory. */
const most = {
  rows: 1_000_000,
  /** One answer of megabytes may give a single image of Harbor a million tags, and each becomes a row. */
  images: 300_000,
  /** Of all answers of a list together: an image with its tags and scan takes 1 to 2 kB. */
  characters: 256 * 1024 * 1024,
  /** A list with more elements that are not understood is no list of what we read. */
  skipped: 10_000,
};

/** Counts what one list of a registry comes to while it is read, so that none fills the memory. */
export class ListLimits {
  #rows = 0;
  #characters = 0;
  #images = 0;

  /** Counts one more answer. RegistryFailure tooLarge where the list has come to more than any real one. */
  add(answer: RegistryResponse, rows: number): void {
    this.#rows += rows;
    this.#characters += answer.text.length;
    if (this.#rows > most.rows || this.#characters > most.characters) throw answerError('tooLarge', answer.status);
  }

  /** Counts the images that one element stands for. RegistryFailure tooLarge where no repository holds so many. */
  addImages(images: number): void {
    this.#images += images;
    if (this.#images > most.images) throw answerError('tooLarge', 200);
  }

  /** RegistryFailure unexpectedAnswer where there is hardly anything in the list that is understood. */
  check(skipped: readonly SkippedElement[]): void {
    if (skipped.length > most.skipped) throw answerError('unexpectedAnswer', 200);
  }
}
