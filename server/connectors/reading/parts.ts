import { policyOf } from '#contract/failures/policy.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { ListEnd, RepositorySink } from '../port.ts';
import { withRetries } from '../retry.ts';

/**
 * Reads one part of a registry and tells how it ended. Its failure is its own, unless it concerns the registry: null then.
 */
export async function readPart<End extends ListEnd>(
  part: string,
  sink: RepositorySink,
  signal: AbortSignal,
  read: () => Promise<End>,
): Promise<End | null> {
  const attempt = async (): Promise<{ end?: End; error?: RegistryError }> => {
    try {
      return { end: await read() };
    } catch (error) {
      if (error instanceof RegistryError) return { error };
      throw error;
    }
  };
  // What concerns the registry is tried again with it.
  const { end, error } = await withRetries(signal, attempt, (of) =>
    of.error === undefined || isOfRegistry(of.error) ? undefined : of.error.failure,
  );
  if (error !== undefined && isOfRegistry(error)) throw error;
  await sink.partEnded({ part, doubts: end?.doubts ?? [], ...(error === undefined ? {} : { failure: error.failure }) });
  return end ?? null;
}

function isOfRegistry({ failure }: RegistryError): boolean {
  return policyOf(failure).concerns === 'registry';
}
