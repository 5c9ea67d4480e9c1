import type { Failure } from '#contract/failures/failures.ts';
import { RegistryError } from '../../domain/registryError.ts';

/** The failure that a promise rejects with; anything else is a fault, and thrown on. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof RegistryError) return error.failure;
    throw error;
  }
  throw new Error('expected a failure, but it succeeded');
}
