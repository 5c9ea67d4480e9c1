import type * as z from 'zod/mini';
import type { RegistryVersion } from '#contract/enums.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { wrongKindUnlessHttp } from '../http/connection/verificationFailure.ts';
import type { CallOptions, RegistrySession } from '../http/registryHttp.ts';
import { anyAnswer, isBadRequestPage, looksLikeDistribution, looksLikeHarbor, looksLikeQuay } from '../recognise.ts';
import type { HarborApi } from './api/api.ts';
import { apis, otherVersion } from './api/apis.ts';
import { systemInfoSchema } from './api/schemas.ts';
import { errorsIn } from './errorFormat.ts';

interface Identity {
  /** Null from 2.13 on, which tells it to a login only. */
  readonly serverVersion: string | null;
  /** People sign in at another server, so the password may be right and yet refused here. */
  readonly signsInElsewhere: boolean;
}

type AnonymousCall = Omit<CallOptions, 'auth'>;

/**
 * Makes sure, without the password, that this is a Harbor of the chosen line: each answers the other line's paths with an
 * HTML 404. Otherwise RegistryVersionError or RegistryTypeError. Whoever closes system info to strangers leaves it to
 * `users/current`: to its refusal in Harbor's error format, or, where strangers are kept out of everything, to the answer to
 * the password.
 */
export async function identify(session: RegistrySession, api: HarborApi, call: AnonymousCall): Promise<Identity> {
  const ask = (path: string) => session.get(path, { ...call, auth: false, kind: 'small', acceptFromAnyone: anyAnswer });
  const response = await ask(api.systemInfo).catch(wrongKindUnlessHttp);
  const info = systemInfoOf(response);
  if (info !== null) {
    return { serverVersion: versionText(info.harbor_version), signsInElsewhere: info.auth_mode === 'oidc_auth' };
  }
  const found = otherVersion[api.version];
  if (systemInfoOf(await ask(apis[found].systemInfo)) !== null) throw versionError(found);
  const root = await ask('/v2/');
  if (looksLikeQuay(root)) throw new RegistryError({ code: 'RegistryTypeError', found: 'quay' });

  const untold: Identity = { serverVersion: null, signsInElsewhere: false };
  const currentUser = await ask(api.currentUser);
  if (isOfHarbor(currentUser, api.version)) return untold;
  if (isOfHarbor(await ask(apis[found].currentUser), found)) throw versionError(found);
  if ([response, currentUser].some(({ status }) => status === 401 || status === 403)) return untold;
  if (isBadRequestPage(currentUser)) await session.get(api.currentUser, { ...call, auth: false });
  // A Harbor has it too, behind its own API.
  const isPlain = looksLikeDistribution(root) && !looksLikeHarbor(root);
  throw new RegistryError({ code: 'RegistryTypeError', found: isPlain ? 'oci' : null });
}

function isOfHarbor(currentUser: RegistryResponse, version: RegistryVersion): boolean {
  return currentUser.status === 401 && errorsIn(currentUser, version).length > 0;
}

function versionError(found: RegistryVersion): RegistryError {
  return new RegistryError({ code: 'RegistryVersionError', found });
}

function systemInfoOf(response: RegistryResponse): z.infer<typeof systemInfoSchema> | null {
  return response.status === 200 ? response.jsonOrNull(systemInfoSchema) : null;
}

function versionText(text: string | null | undefined): string | null {
  return text && /^[\w.+-]{1,64}$/.test(text) ? text : null;
}
