import type { MissingRight } from '#contract/failures/rights.ts';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { CallOptions, RegistrySession } from '../http/registryHttp.ts';
import { anyAnswer } from '../recognise.ts';
import type { HarborApi } from './api/api.ts';
import { currentUserSchema } from './api/schemas.ts';

/** `robot`: it has no user of its own, and nothing but asking tells what it may list. */
export type Account = 'admin' | 'robot';

/** An account that is signed in, but may list only a part. */
interface Unprivileged {
  readonly kind: 'unprivileged';
  readonly status: number;
  readonly robot: boolean;
  readonly missing: readonly MissingRight[];
}

/** Who the registry says we are. `notHere`: a 404, of Harbor or of a proxy, so this may be no Harbor of that version. */
export type WhoAmI =
  | { readonly kind: 'account'; readonly account: Account; readonly status: number }
  | Unprivileged
  | { readonly kind: 'refused'; readonly elapsedMs: number }
  | { readonly kind: 'notHere' };

/**
 * Asks `users/current`, the one call that never answers an unknown or locked login as if it were anonymous. RegistryFailure
 * where Harbor could not look: that says nothing of the account.
 */
export async function whoAmI(
  session: RegistrySession,
  api: HarborApi,
  target: RegistryTarget,
  call: Omit<CallOptions, 'auth'>,
): Promise<WhoAmI> {
  const response = await session.get(api.currentUser, {
    ...call,
    auth: true,
    provesLogin: true,
    acceptFromAnyone: [404],
  });
  const { status, elapsedMs } = response;
  if (status === 404) return { kind: 'notHere' };
  if (status === 401) return { kind: 'refused', elapsedMs };
  if (status === 500) await assertServing(session, api, call);
  return accountOf(response, target.userName);
}

/**
 * While its database refuses connections, 1.10 answers any account with 500, as it does its robots. Then it has no list of
 * projects either, which it otherwise shows to anybody.
 */
async function assertServing(session: RegistrySession, api: HarborApi, call: Omit<CallOptions, 'auth'>): Promise<void> {
  const { status } = await session.get(api.projects(1, 1), { ...call, auth: false, acceptFromAnyone: anyAnswer });
  if (status >= 500) throw answerError('status', status);
}

function accountOf(response: RegistryResponse, userName: string): WhoAmI {
  const { status } = response;
  if (status === 200) {
    const user = response.json(currentUserSchema);
    const isAdmin = user.sysadmin_flag || user.admin_role_in_auth || user.has_admin_role;
    if (isAdmin) return { kind: 'account', account: 'admin', status };
    return { kind: 'unprivileged', status, robot: false, missing: ['systemAdmin'] };
  }
  if (status === 412) return { kind: 'account', account: 'robot', status };
  // 1.x and 2.0 fail on their robots, whose names all begin so, and of which none could list anything.
  if (status === 500 && userName.startsWith('robot$')) {
    return { kind: 'unprivileged', status, robot: true, missing: ['listProjects', 'listRepositories', 'listImages'] };
  }
  if (status === 403) return { kind: 'unprivileged', status, robot: false, missing: ['systemAdmin'] };
  throw answerError('status', status);
}

export function passwordRefused(signsInElsewhere: boolean): RegistryError {
  return new RegistryError({
    code: 'FailedToVerifyUsernameOrPwd',
    reason: signsInElsewhere ? 'oidc' : 'refused',
  });
}
