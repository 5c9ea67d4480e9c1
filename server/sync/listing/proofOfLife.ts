import type { Failure } from '#contract/failures/failures.ts';
import { sharedProof } from '../accountProof.ts';
import type { ListingJob } from './listingJob.ts';

/**
 * Whether the registry itself still answers, where a part or a repository of it was met with silence, or with a connection that
 * does not stand: only one that does not answer is taken for away. Throws what the registry answers with.
 */
export function proofOfLife(job: ListingJob): (failure: Failure) => Promise<void> {
  const prove = sharedProof(() => job);
  return async ({ code }) => {
    if (code === 'NetworkConnectError' || code === 'CertificateError') await prove();
  };
}
