import type { To } from 'react-router';

/** Where a row of the base images leads; the app knows the pages. */
export interface BaseLinks {
  /** One image, over the page that is open. */
  readonly image: (uuid: string) => To;
  /** The images that all these criteria, as the list's address has them, let through. */
  readonly imagesWith: (...criteria: string[]) => To;
  /** What changed from one image to another. */
  readonly comparison: (from: string, to: string) => To;
}
