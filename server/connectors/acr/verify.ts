import * as z from 'zod/mini';
import { RegistryError, rightsMissing } from '../../domain/registryError.ts';
import { notEvenHttp } from '../http/notEvenHttp.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import type { OnPassed, Verified } from '../port.ts';
import { refuseError } from './apiError.ts';
import { askEnterprise, type Conversation, rightOf } from './client.ts';
import { missingRights } from './rights.ts';
import { totalSchema } from './schemas.ts';

const answerSchema = z.object({ RequestId: z.string(), TotalCount: totalSchema });
/** Container Registry tells no version. */
const verified: Verified = { serverVersion: null };

/** One signed call, for a single instance: it proves the AccessKey, the clock and the first right at once. */
export async function verify(conversation: Conversation, passed: OnPassed | undefined): Promise<Verified> {
  await askOneInstance(conversation, passed);
  passed?.({ stage: 'role', role: 'accessKey' });
  return verified;
}

/** As above, and then every other right that a listing needs. Throws UserDoesNotHaveAdminRole with all that are missing. */
export async function diagnose(conversation: Conversation, passed: OnPassed): Promise<Verified> {
  await askOneInstance(conversation, passed);
  const missing = await missingRights(conversation);
  if (missing.length > 0) throw rightsMissing(false, missing);
  passed({ stage: 'role', role: 'accessKey' });
  return verified;
}

async function askOneInstance(conversation: Conversation, passed: OnPassed | undefined): Promise<void> {
  const oneInstance = { PageNo: '1', PageSize: '1' };
  const response = await askEnterprise(conversation, 'ListInstance', oneInstance).catch(notEvenHttp);
  const { status } = response;
  const refusal = refusalIn(response);
  if (isStranger(refusal)) throw new RegistryError({ code: 'RegistryTypeError', found: null });
  const code = refusal?.failure.code;
  // RAM is asked once the key has been accepted: a missing right proves the key.
  const accepted = refusal === null || code === 'UserDoesNotHaveAdminRole';
  if (accepted || code === 'FailedToVerifyUsernameOrPwd') {
    passed?.({ stage: 'version', status, serverVersion: null });
  }
  if (accepted) passed?.({ stage: 'login', status });
  if (refusal !== null) throw refusal;
}

function refusalIn(response: RegistryResponse): RegistryError | null {
  try {
    refuseError(response, rightOf.ListInstance);
    response.json(answerSchema);
    return null;
  } catch (error) {
    if (error instanceof RegistryError) return error;
    throw error;
  }
}

/** Container Registry answers in JSON with a code, even when it refuses; whoever does not is something else. */
function isStranger(refusal: RegistryError | null): boolean {
  if (refusal?.failure.code !== 'RegistryFailure') return false;
  const { reason, status, apiCode } = refusal.failure;
  if (reason === 'notJson' || reason === 'unexpectedAnswer') return true;
  return reason === 'status' && apiCode === undefined && status !== null && status < 500;
}
