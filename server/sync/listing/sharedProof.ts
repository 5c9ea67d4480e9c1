import type { Failure } from '#contract/failures/failures.ts';
import type { ListingJob } from './listingJob.ts';

/** Throws RegistryError where the account, or the registry, is not as a listing needs it. */
export async function proveAccount({ connector, target, signal }: ListingJob): Promise<void> {
  await (connector.proveAccount?.(target, signal) ?? connector.verify(target, signal));
}

/**
 * Whether the registry itself still answers, where a part or a repository of it was met with silence, or with a connection that
 * does not stand: only one that does not answer is taken for away. All that wonder at the same time ask once. Throws what the
 * registry answers them with.
 */
export function sharedProof(job: ListingJob): (failure: Failure) => Promise<void> {
  let asking: Promise<void> | undefined;
  return async ({ code }) => {
    if (code !== 'NetworkConnectError' && code !== 'CertificateError') return;
    asking ??= proveAccount(job).finally(() => {
      asking = undefined;
    });
    await asking;
  };
}
