import type { Failure } from '#contract/failures/failures.ts';
import { isBusy, policyOf } from '#contract/failures/policy.ts';

/**
 * What a failure to read an image is one of. `perhapsRegistry`: this image’s, unless the registry itself, asked by itself, does
 * not answer either.
 */
export type Concern = 'image' | 'perhapsRegistry' | 'part' | 'registry';

export function concernOf(failure: Failure): Concern {
  if (isBusy(failure)) return 'registry';
  const { concerns } = policyOf(failure);
  return concerns === 'repository' ? 'perhapsRegistry' : concerns;
}
