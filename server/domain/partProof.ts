import type { Failure } from '#contract/failures/failures.ts';

/** How a part of a registry stands that is reached by a secret of its own, such as a Quay row's organization. */
export interface PartProof {
  readonly part: string;
  /** Null where it is proven that the secret reads all of it. */
  readonly failure: Failure | null;
}
