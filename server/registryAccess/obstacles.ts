import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';

/** What of a registry's images a failure concerns: all, those of the same part, or the one that met it. */
type Concerned = 'registry' | 'part' | 'image';

/**
 * What keeps images of one registry from being asked about, learned while they are worked off: a part that cannot be asked is
 * left alone after its first image, and a registry that falls silent is not taken for images that fail one by one.
 */
export class Obstacles {
  readonly #ofParts = new Map<string, Failure>();
  #silentInARow = 0;

  /** What is known to keep the part's images from being asked about. */
  of(part: string): Failure | undefined {
    return this.#ofParts.get(part);
  }

  /** An image was answered for. */
  answered(): void {
    this.#silentInARow = 0;
  }

  met(failure: Failure, part: string): Concerned {
    const { concernsInScan, registryAfterScansInARow } = policyOf(failure);
    if (registryAfterScansInARow === null) this.answered();
    else this.#silentInARow += 1;
    if (concernsInScan === 'registry' || this.#silentInARow === registryAfterScansInARow) return 'registry';
    if (concernsInScan !== 'part') return 'image';
    this.#ofParts.set(part, failure);
    return 'part';
  }
}
