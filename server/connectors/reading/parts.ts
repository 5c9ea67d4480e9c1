import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { ListEnd, RepositorySink } from '../port.ts';
import { isOfList, withRetries } from '../retry.ts';

/**
 * Reads one part of a registry and tells how it ended. Its failure is its own, unless it concerns the registry: null then.
 */
export async function readPart<End extends ListEnd>(
  part: string,
  sink: RepositorySink,
  signal: AbortSignal,
  read: () => Promise<End>,
): Promise<End | null> {
  let end: End | null = null;
  let failure: Failure | undefined;
  try {
    end = await withRetries(signal, read, { repeats: isOfList });
  } catch (thrown) {
    if (!(thrown instanceof RegistryError) || isOfRegistry(thrown)) throw thrown;
    failure = thrown.failure;
  }
  await sink.partEnded({ part, doubts: end?.doubts ?? [], ...(failure === undefined ? {} : { failure }) });
  return end;
}

/** Whether no part of the registry is worth reading where this was met. */
export function isOfRegistry({ failure }: RegistryError): boolean {
  return policyOf(failure).concerns === 'registry';
}
