import * as z from 'zod/mini';
import { RegistryError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { wrongKindUnlessHttp } from '../http/connection/verificationFailure.ts';
import type { OnStagePassed, Verified } from '../port.ts';
import { refuseError } from './apiError.ts';
import { type AcrClient, askEnterprise, rightOf } from './client.ts';
import { missingRights } from './rights.ts';
import { totalSchema } from './schemas.ts';

const answerSchema = z.object({ RequestId: z.string(), TotalCount: totalSchema });
/** Container Registry tells no version. */
const verified: Verified = { serverVersion: null };

/** One signed call, for a single instance: it proves the AccessKey, the clock and the first right at once. */
export async function verify(client: AcrClient, onPassed: OnStagePassed | undefined): Promise<Verified> {
  await askOneInstance(client, onPassed);
  onPassed?.({ stage: 'role', role: 'accessKey' });
  return verified;
}

/** As above, and then every other right that a listing needs. Throws UserDoesNotHaveAdminRole with all that are missing. */
export async function diagnose(client: AcrClient, onPassed: OnStagePassed): Promise<Verified> {
  await askOneInstance(client, onPassed);
  const missing = await missingRights(client);
  if (missing.length > 0) throw rightsMissing(false, missing);
  onPassed({ stage: 'role', role: 'accessKey' });
  return verified;
}

async function askOneInstance(client: AcrClient, onPassed: OnStagePassed | undefined): Promise<void> {
  const oneInstance = { PageNo: '1', PageSize: '1' };
  const response = await askEnterprise(client, 'ListInstance', oneInstance).catch(wrongKindUnlessHttp);
  const { status } = response;
  const refusal = refusalIn(response);
  if (isOtherService(refusal)) throw new RegistryError({ code: 'RegistryTypeError', found: null });
  const code = refusal?.failure.code;
  // RAM is asked once the key has been accepted: a missing right proves the key.
  const accepted = refusal === null || code === 'UserDoesNotHaveAdminRole';
  if (accepted || code === 'FailedToVerifyUsernameOrPwd') {
    onPassed?.({ stage: 'version', status, serverVersion: null });
  }
  if (accepted) onPassed?.({ stage: 'login', status });
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
function isOtherService(refusal: RegistryError | null): boolean {
  if (refusal?.failure.code !== 'RegistryFailure') return false;
  const { reason, status, apiCode } = refusal.failure;
  if (reason === 'notJson' || reason === 'unexpectedAnswer') return true;
  return reason === 'status' && apiCode === undefined && status !== null && status < 500;
}
