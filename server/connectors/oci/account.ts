import { answerError, RegistryError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { patience } from '../silence.ts';
import { ask, isNobody, type OciClient } from './ask.ts';

/**
 * Proves that the registry lets us in: an account by its password, nobody where nobody has to be somebody. The status of its
 * answer. FailedToVerifyUsernameOrPwd.
 */
export async function signIn(client: OciClient): Promise<number> {
  const { status } = await askRoot(client);
  if (status === 200) return status;
  if (status !== 401) throw answerError('status', status);
  throw isNobody(client)
    ? accountNeeded()
    : new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' });
}

async function askRoot(client: OciClient): Promise<Pick<RegistryResponse, 'status'>> {
  try {
    return await ask(client, '/v2/', {
      scope: null,
      kind: 'small',
      provesLogin: true,
      timeoutMs: patience.proofTimeoutMs,
    });
  } catch (error) {
    // Its token service gives nobody a token.
    if (isNobody(client) && isStatus401(error)) throw accountNeeded();
    throw error;
  }
}

function isStatus401(error: unknown): boolean {
  if (!(error instanceof RegistryError)) return false;
  const { failure } = error;
  return failure.code === 'RegistryFailure' && failure.status === 401;
}

function accountNeeded(): RegistryError {
  return new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason: 'accountNeeded' });
}

/**
 * What it means that something of one repository was not answered: a password that was changed meanwhile is refused everywhere,
 * an account that may not pull from this repository only here.
 */
export async function refusalOf(client: OciClient, { status }: RegistryResponse): Promise<RegistryError> {
  if (status !== 401 && status !== 403) return answerError('status', status);
  if (status === 401) await signIn(client);
  return rightsMissing(true, ['pull']);
}
