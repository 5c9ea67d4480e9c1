import type * as z from 'zod/mini';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { CallOptions, RegistrySession } from '../http/registryHttp.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import { wrongKindUnlessHttp } from '../http/verificationFailure.ts';
import { looksLikeQuay } from '../recognise.ts';
import type { HarborApi } from './api.ts';
import { apis, otherVersion } from './apis.ts';
import { refusalSchema, systemInfoSchema } from './schemas.ts';

export interface Identity {
  /** Null from 2.13 on, which tells it to a login only. */
  readonly serverVersion: string | null;
  /** People sign in at another server, so the password may be right and yet refused here. */
  readonly signsInElsewhere: boolean;
}

type AnonymousCall = Omit<CallOptions, 'auth'>;

/** What an administrator lets strangers have who closes the system information to them. */
const closed = new Set([401, 403, 404]);
const closedIdentity: Identity = { serverVersion: null, signsInElsewhere: false };

/**
 * Makes sure, without the password, that this is a Harbor of the chosen line: each answers the other line's paths with an HTML
 * 404. Otherwise RegistryVersionError or RegistryTypeError. Where the system information is closed to strangers and nothing
 * else shows what answers here, the first call with the password decides: to `users/current` other servers say 404.
 */
export async function identify(session: RegistrySession, api: HarborApi, call: AnonymousCall): Promise<Identity> {
  const response = await session.get(api.systemInfo, { ...call, auth: false }).catch(wrongKindUnlessHttp);
  const info = systemInfoOf(response);
  if (info !== null) {
    return { serverVersion: versionText(info.harbor_version), signsInElsewhere: info.auth_mode === 'oidc_auth' };
  }
  if (response.status >= 500) throw answerError('status', response.status);
  const found = otherVersion[api.version];
  const ask = (path: string) => session.get(path, { ...call, auth: false });
  const [other, root] = await Promise.all([ask(apis[found].systemInfo), ask('/v2/')]);
  if (systemInfoOf(other) !== null) throw new RegistryError({ code: 'RegistryVersionError', found });
  if (looksLikeQuay(root)) throw new RegistryError({ code: 'RegistryTypeError', found: 'quay' });
  if (!closed.has(response.status)) throw new RegistryError({ code: 'RegistryTypeError', found: null });
  return closedIdentity;
}

/** What it is whose `users/current` of the chosen line is not there: the other line has its own, and refuses strangers in words. */
export async function notThisLine(
  session: RegistrySession,
  api: HarborApi,
  call: AnonymousCall,
): Promise<RegistryError> {
  const found = otherVersion[api.version];
  const answer = await session.get(apis[found].currentUser, { ...call, auth: false });
  if (answer.status === 401 && answer.jsonOrNull(refusalSchema) !== null) {
    return new RegistryError({ code: 'RegistryVersionError', found });
  }
  return new RegistryError({ code: 'RegistryTypeError', found: null });
}

function systemInfoOf(response: RegistryResponse): z.infer<typeof systemInfoSchema> | null {
  return response.status === 200 ? response.jsonOrNull(systemInfoSchema) : null;
}

function versionText(text: string | null | undefined): string | null {
  return text && /^[\w.+-]{1,64}$/.test(text) ? text : null;
}
