import type { ConnectionStage } from '#contract/failures/failures.ts';
import { networkError, RegistryError } from '../../../domain/registryError.ts';

/** Runs a step of a verification: a connection that fails in it has passed at least `stage`, and its failure says so. */
export async function afterStage<Result>(stage: ConnectionStage, step: Promise<Result>): Promise<Result> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof RegistryError && error.failure.code === 'NetworkConnectError') {
      throw networkError(error.failure.reason, stage);
    }
    throw error;
  }
}

/** For the `catch` of the first call to a registry: what does not speak HTTP is no registry of this kind. */
export function wrongKindUnlessHttp(error: unknown): never {
  const { failure } = error instanceof RegistryError ? error : {};
  if (failure?.code === 'RegistryFailure' && failure.reason === 'unexpectedAnswer') {
    throw new RegistryError({ code: 'RegistryTypeError', found: null });
  }
  throw error;
}
