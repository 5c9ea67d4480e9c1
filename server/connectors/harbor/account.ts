import type { MissingRight } from '#contract/failures/failures.ts';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { CallOptions, RegistrySession } from '../http/registryHttp.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import type { HarborApi } from './api.ts';
import { currentUserSchema } from './schemas.ts';

/** `robot`: a 2.x robot account; it has no user of its own, and what it may list is still to be seen. */
export type Account = 'admin' | 'robot';

/** An account that is signed in, but may list only a part. */
interface Unprivileged {
  readonly kind: 'unprivileged';
  readonly status: number;
  readonly robot: boolean;
  readonly missing: readonly MissingRight[];
}

/** Who the registry says we are. `notHere`: a 404, so this is no Harbor of that version. */
export type WhoAmI =
  | { readonly kind: 'account'; readonly account: Account; readonly status: number }
  | Unprivileged
  | { readonly kind: 'refused'; readonly elapsedMs: number }
  | { readonly kind: 'notHere' };

/**
 * Asks `users/current`, the one call that never answers an unknown or locked login as if it were
 * anonymous.
 */
export async function whoAmI(
  session: RegistrySession,
  api: HarborApi,
  target: RegistryTarget,
  call: Omit<CallOptions, 'auth'>,
): Promise<WhoAmI> {
  const response = await session.get(api.currentUser, { ...call, auth: true });
  if (response.status === 401) return { kind: 'refused', elapsedMs: response.elapsedMs };
  if (response.status === 404) return { kind: 'notHere' };
  return accountOf(response, target.userName);
}

function accountOf(response: RegistryResponse, userName: string): WhoAmI {
  const { status } = response;
  if (status === 200) {
    const user = response.json(currentUserSchema);
    const isAdmin = user.sysadmin_flag || user.admin_role_in_auth || user.has_admin_role;
    if (isAdmin) return { kind: 'account', account: 'admin', status };
    return { kind: 'unprivileged', status, robot: false, missing: ['systemAdmin'] };
  }
  if (status === 412 && !isProjectRobot(userName)) return { kind: 'account', account: 'robot', status };
  // 1.x and 2.0 fail on their robots, which could not list anything either.
  if (status === 412 || (status === 500 && userName.startsWith('robot$'))) {
    return { kind: 'unprivileged', status, robot: true, missing: ['listProjects', 'listRepositories', 'listImages'] };
  }
  if (status === 403) return { kind: 'unprivileged', status, robot: false, missing: ['systemAdmin'] };
  throw answerError('status', status);
}

/** `<prefix>project+name`: it sees its own project and the public ones, never all. */
function isProjectRobot(userName: string): boolean {
  return userName.includes('+');
}

export function passwordRefused(signsInElsewhere: boolean): RegistryError {
  return new RegistryError({
    code: 'FailedToVerifyUsernameOrPwd',
    reason: signsInElsewhere ? 'oidc' : 'refused',
  });
}
