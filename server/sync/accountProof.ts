import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import type { RegistryConnector } from '../connectors/port.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';

interface Account {
  readonly connector: RegistryConnector;
  readonly target: RegistryTarget;
  readonly signal: AbortSignal;
}

/** Throws RegistryError where the account, or the registry, is not as it has to be. */
export async function proveAccount({ connector, target, signal }: Account): Promise<void> {
  await (connector.proveAccount?.(target, signal) ?? connector.verify(target, signal));
}

/** Shares one proof among callers that ask at the same time. */
export function sharedProof(account: () => Account): () => Promise<void> {
  let asking: Promise<void> | undefined;
  return () => {
    asking ??= proveAccount(account()).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

/**
 * Whether the registry itself still answers, where a part or a repository of it was met with silence, or with a connection that
 * does not stand: only one that does not answer is taken for away. Throws what the registry answers with.
 */
export function proofOfLife(account: Account): (failure: Failure) => Promise<void> {
  const prove = sharedProof(() => account);
  return async (failure) => {
    if (policyOf(failure).registryMayBeAway) await prove();
  };
}
