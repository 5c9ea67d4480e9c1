import * as z from 'zod/mini';
import type { Failure } from '#contract/failures/failures.ts';
import type { MissingRight } from '#contract/failures/rights.ts';
import { answerError, RegistryError, rightsMissing } from '../../domain/registryError.ts';
import { askedWait } from '../http/answer/answerPolicy.ts';
import type { ErrorFormat } from '../http/answer/errorFormat.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';

/** The gateway and the Enterprise API write capital keys, the Personal API's own errors lower-case ones. */
const text = z.optional(z.nullable(z.string()));
const errorSchema = z.object({ Code: text, code: text, IsSuccess: z.optional(z.nullable(z.boolean())) });

type KeyRefusal = Extract<Failure, { code: 'FailedToVerifyUsernameOrPwd' }>['reason'];

const keyRefusals = new Map<string, KeyRefusal>([
  ['InvalidAccessKeyId', 'accessKeyUnknown'],
  ['InvalidAccessKeyId.NotFound', 'accessKeyUnknown'],
  ['InvalidAccessKeyId.Inactive', 'accessKeyInactive'],
  ['SignatureDoesNotMatch', 'accessKeySecretWrong'],
  ['IncompleteSignature', 'accessKeySecretWrong'],
  ['IllegalTimestamp', 'clockSkew'],
  ['InvalidTimeStamp.Expired', 'clockSkew'],
]);

/**
 * Throws what an answer that is no success means. The code decides, not the status: the same refusal
 * comes as 400, 403 or 404, and a failure may come as 200.
 */
export function refuseError(response: RegistryResponse, right: MissingRight): void {
  const body = response.jsonOrNull(errorSchema);
  if (response.status < 400 && body?.IsSuccess !== false) return;
  throw failureOf(body?.Code ?? body?.code ?? '', response, right);
}

function failureOf(code: string, response: RegistryResponse, right: MissingRight): RegistryError {
  const { status } = response;
  const reason = keyRefusals.get(code);
  if (reason !== undefined) return new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason });
  if (code.startsWith('Throttling')) {
    return new RegistryError({ code: 'RegistryRateLimited', retryAfterSeconds: askedWait(response) });
  }
  if (/^(Forbidden|NoPermission|NoPrivilege)/.test(code)) return rightsMissing(false, [right]);
  if (!/^[\w.-]{1,64}$/.test(code)) return answerError('status', status);
  return new RegistryError({
    code: 'RegistryFailure',
    reason: status >= 500 ? 'status' : 'refusedCall',
    status,
    apiCode: code,
  });
}

/** Whether the API itself said no, as it does of an image that was never scanned. */
export function isRefusedCall(error: unknown): boolean {
  return error instanceof RegistryError && 'reason' in error.failure && error.failure.reason === 'refusedCall';
}

function codeIn(response: RegistryResponse): string {
  const body = response.jsonOrNull(errorSchema);
  return body?.Code ?? body?.code ?? '';
}

/** A clock that is off is no refusal of the key: whoever sets it right is let in. */
function keyRefusalIn(response: RegistryResponse): Failure | null {
  const reason = response.status < 400 ? undefined : keyRefusals.get(codeIn(response));
  if (reason === undefined || reason === 'clockSkew') return null;
  return { code: 'FailedToVerifyUsernameOrPwd', reason };
}

/** An error is the cloud's own if it names a code. */
export const acrErrors: ErrorFormat = {
  isOwnError: (response) => codeIn(response) !== '',
  refusalOfAccount: keyRefusalIn,
};
