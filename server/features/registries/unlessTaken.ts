import { isUniqueViolation } from '../../db/workerProtocol.ts';
import { ActionError } from '../../domain/actionError.ts';

/** RegistryAlreadyExists where another request stored the same address in the meantime. */
export async function unlessTaken<Result>(storing: Promise<Result>): Promise<Result> {
  try {
    return await storing;
  } catch (error) {
    throw isUniqueViolation(error) ? ActionError.of('RegistryAlreadyExists') : error;
  }
}
