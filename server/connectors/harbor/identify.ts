import type * as z from 'zod/mini';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { CallOptions, RegistrySession } from '../http/registryHttp.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import { wrongKindUnlessHttp } from '../http/verificationFailure.ts';
import { looksLikeQuay } from '../recognise.ts';
import type { HarborApi } from './api.ts';
import { apis, otherVersion } from './apis.ts';
import { systemInfoSchema } from './schemas.ts';

export interface Identity {
  /** Null from 2.13 on, which tells it to a login only. */
  readonly serverVersion: string | null;
  /** People sign in at another server, so the password may be right and yet refused here. */
  readonly signsInElsewhere: boolean;
}

type AnonymousCall = Omit<CallOptions, 'auth'>;

/**
 * Makes sure, without the password, that this is a Harbor of the chosen line: each answers the other
 * line's paths with an HTML 404. Otherwise RegistryVersionError or RegistryTypeError.
 */
export async function identify(session: RegistrySession, api: HarborApi, call: AnonymousCall): Promise<Identity> {
  const response = await session.get(api.systemInfo, { ...call, auth: false }).catch(wrongKindUnlessHttp);
  const info = systemInfoOf(response);
  if (info !== null) {
    return { serverVersion: versionText(info.harbor_version), signsInElsewhere: info.auth_mode === 'oidc_auth' };
  }
  if (response.status >= 500) throw answerError('status', response.status);
  throw await otherServiceError(session, api, call);
}

/** What else it is that answers here. */
async function otherServiceError(
  session: RegistrySession,
  api: HarborApi,
  call: AnonymousCall,
): Promise<RegistryError> {
  const found = otherVersion[api.version];
  if (systemInfoOf(await session.get(apis[found].systemInfo, { ...call, auth: false })) !== null) {
    return new RegistryError({ code: 'RegistryVersionError', found });
  }
  const root = await session.get('/v2/', { ...call, auth: false });
  return new RegistryError({ code: 'RegistryTypeError', found: looksLikeQuay(root) ? 'quay' : null });
}

function systemInfoOf(response: RegistryResponse): z.infer<typeof systemInfoSchema> | null {
  return response.status === 200 ? response.jsonOrNull(systemInfoSchema) : null;
}

function versionText(text: string | null | undefined): string | null {
  return text && /^[\w.+-]{1,64}$/.test(text) ? text : null;
}
