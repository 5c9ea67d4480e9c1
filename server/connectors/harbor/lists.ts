import type { MissingRight } from '#contract/failures/rights.ts';
import type { RegistryError } from '../../domain/registryError.ts';
import { answerError, rightsMissing } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { AnswerKind } from '../http/httpLimits.ts';
import { unlessSilent } from '../silence.ts';
import type { Account } from './account.ts';
import type { HarborClient } from './client.ts';
import { limits } from './limits.ts';
import { signInAgain } from './signIn.ts';

/** A list answered with another status than 200; 401, 403 and 404 mean something to whoever asked. */
export class RefusedList extends Error {
  override readonly name = 'RefusedList';
  readonly status: 401 | 403 | 404;

  constructor(status: 401 | 403 | 404) {
    super(`list refused with ${status}`);
    this.status = status;
  }
}

/**
 * Asks for a list as the account; once more where a refusal turns out to be a lock that has passed. RefusedList for 401, 403
 * and 404, RegistryFailure for the rest.
 */
export async function fetchList(
  client: HarborClient,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  kind: AnswerKind = 'page',
): Promise<RegistryResponse> {
  const { session, api, patience } = client;
  const call = { auth: true, headers, kind, timeoutMs: limits.listTimeoutMs } as const;
  const proof = { session, path: api.systemInfo, signal: client.signal, ...patience };
  const ask = () => unlessSilent(proof, (signal) => session.get(path, { ...call, signal }));
  let response = await ask();
  if (response.status === 401) {
    await signInAgain(client);
    response = await ask();
  }
  const { status } = response;
  if (status === 200) return response;
  if (status === 401 || status === 403 || status === 404) throw new RefusedList(status);
  throw answerError('status', status);
}

/** What a refusal means once `users/current` has shown that we are signed in all the same. */
export function refusalFailure(refusal: RefusedList, account: Account, right: MissingRight): RegistryError {
  if (refusal.status === 403 && account === 'robot') return rightsMissing(true, [right]);
  if (refusal.status === 401) return answerError('status', 401);
  // A system admin may list everything: what is refused (2.0) or not found (later) was deleted meanwhile.
  return answerError('changedWhileRead', refusal.status);
}
