import type { ConnectionStage } from '#contract/failures/failures.ts';
import { networkError, RegistryError } from '../../domain/registryError.ts';

/** A connection that fails now has come at least as far as `stage`. */
export async function after<Result>(stage: ConnectionStage, step: Promise<Result>): Promise<Result> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof RegistryError && error.failure.code === 'NetworkConnectError') {
      throw networkError(error.failure.reason, stage);
    }
    throw error;
  }
}
