import type { Semaphore } from '../../concurrency/semaphore.ts';
import type { Access, AuthorizedCall } from '../distribution/access.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { unlessSilent } from '../silence.ts';
import { limits } from './limits.ts';

/** What a call to a plain registry needs: who we are there, its turn among others, what is known, and the signal that ends it. */
export interface OciClient {
  readonly access: Access;
  readonly calls: Semaphore;
  readonly memory: Memory;
  readonly signal: AbortSignal;
}

/** What was learned of a registry while it was listed. */
interface Memory {
  /** Which of `limits.pageSizes` it does not refuse. */
  pageSize: number;
}

/** Whether the registry is read without an account. */
export function isNobody({ access }: Pick<OciClient, 'access'>): boolean {
  return access.target.userName === '';
}

/**
 * Asks as the account, or as nobody; the status is the caller's to judge. A 401 may be of a proxy that asks for the password in
 * the registry's place.
 */
export function ask(client: OciClient, path: string, call: AuthorizedCall): Promise<RegistryResponse> {
  const { acceptFromAnyone = [] } = call;
  const bounded = { timeoutMs: limits.listTimeoutMs, ...call, acceptFromAnyone: [401, ...acceptFromAnyone] };
  return inTurn(client, (access, signal) =>
    unlessSilent({ session: access.session, path: '/v2/', signal }, (listing) => access.get(path, bounded, listing)),
  );
}

/** An answer to HEAD has no body to recognise an error by: what is refused or not there is asked for by GET. */
const bodiless = [400, 401, 403, 404, 405, 406, 501];

export function askHead(client: OciClient, path: string, call: AuthorizedCall): Promise<RegistryResponse> {
  return inTurn(client, (access, signal) => access.head(path, { ...call, acceptFromAnyone: bodiless }, signal));
}

function inTurn<Result>(
  { access, calls, signal }: OciClient,
  work: (access: Access, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return calls.run(signal, () => work(access, signal));
}
