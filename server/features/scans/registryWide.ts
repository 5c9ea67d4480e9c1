import type { Failure } from '#contract/failures.ts';

/** Whether a failure says something of the whole registry, not of one image alone. */
export function concernsRegistry(failure: Failure): boolean {
  switch (failure.code) {
    case 'ImageScanFailure':
    case 'RegistryFailure':
    case 'VpcAccessNotConfigured':
      return false;
    default:
      return true;
  }
}
