import type { Failure } from '#contract/failures/failures.ts';

/** Whether a failure says something of the whole registry, not of one image alone. */
export function concernsRegistry(failure: Failure): boolean {
  switch (failure.code) {
    // One that says when it will be back is away as a whole.
    case 'RegistryFailure':
      return failure.retryAfterSeconds !== undefined;
    case 'ImageScanFailure':
    case 'VpcAccessNotConfigured':
    case 'ServerFault':
      return false;
    default:
      return true;
  }
}
