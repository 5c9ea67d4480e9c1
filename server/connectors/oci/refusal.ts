import { answerError, type RegistryError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import { signIn } from './account.ts';
import type { OciClient } from './ask.ts';

/**
 * What it means that something of one repository was not answered: a password that was changed meanwhile is refused everywhere,
 * an account that may not pull from this repository only here.
 */
export async function refusalOf(client: OciClient, { status }: RegistryResponse): Promise<RegistryError> {
  if (status !== 401 && status !== 403) return answerError('status', status);
  if (status === 401) await signIn(client);
  return rightsMissing(true, ['pull']);
}
