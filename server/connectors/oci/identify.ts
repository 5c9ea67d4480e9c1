import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { wrongKindUnlessHttp } from '../http/connection/verificationFailure.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import {
  anyAnswer,
  isBadRequestPage,
  isHarbor,
  looksLikeDistribution,
  looksLikeHarbor,
  looksLikeQuay,
} from '../recognise.ts';

/**
 * Makes sure, without the password, that this speaks the distribution API and is no Harbor or Quay, which tell more through
 * APIs of their own. Gives what `/v2/` answers to nobody. RegistryTypeError otherwise.
 */
export async function identify(session: RegistrySession, signal: AbortSignal): Promise<RegistryResponse> {
  const call = { signal, kind: 'small' } as const;
  const [root, harbor] = await Promise.all([
    session.get('/v2/', { ...call, auth: false, acceptFromAnyone: anyAnswer }),
    isHarbor(session, call).catch(asNoHarbor),
  ]).catch(wrongKindUnlessHttp);
  if (looksLikeQuay(root)) throw new RegistryError({ code: 'RegistryTypeError', found: 'quay' });
  if (harbor || looksLikeHarbor(root)) throw new RegistryError({ code: 'RegistryTypeError', found: 'harbor' });
  if (looksLikeDistribution(root)) return root;
  if (root.status >= 500) throw answerError('status', root.status);
  // Throws where it is a firewall that keeps everybody out, or a server that does not know the name.
  if (root.status === 401 || root.status === 403 || isBadRequestPage(root)) {
    await session.get('/v2/', { ...call, auth: false });
  }
  throw new RegistryError({ code: 'RegistryTypeError', found: null });
}

/** Some fail on paths that they do not know: what answers there is told by `/v2/`. */
function asNoHarbor(error: unknown): boolean {
  if (error instanceof RegistryError) return false;
  throw error;
}
