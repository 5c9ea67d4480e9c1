import { RegistryError } from '../../domain/registryError.ts';

/** For the catch of the first call to a registry: whatever does not speak HTTP is no registry. */
export function notEvenHttp(error: unknown): never {
  const { failure } = error instanceof RegistryError ? error : {};
  if (failure?.code === 'RegistryFailure' && failure.reason === 'unexpectedAnswer') {
    throw new RegistryError({ code: 'RegistryTypeError', found: null });
  }
  throw error;
}
