import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import type { RegistryResponse } from '../http/registryResponse.ts';
import { limits } from './limits.ts';
import type { Pace } from './throttle.ts';

/** One conversation with a Quay: with whom, how fast, and until when. */
export interface Conversation {
  readonly session: RegistrySession;
  readonly target: RegistryTarget;
  readonly pace: Pace;
  readonly signal: AbortSignal;
}

/**
 * Asks `/api/v1` with a row's token; it knows no Basic. The status is the caller's to judge. Quay takes
 * an unknown token for nobody and answers 200 all the same: a list alone never proves who asked.
 */
export async function callApi(
  { session, pace, signal }: Conversation,
  token: string,
  path: string,
): Promise<RegistryResponse> {
  const call = { auth: false, signal, timeoutMs: limits.listTimeoutMs, headers: { authorization: `Bearer ${token}` } };
  for (let attempt = 1; ; attempt += 1) {
    await pace.turn(signal);
    try {
      return await session.get(`/api/v1${path}`, call);
    } catch (error) {
      if (attempt === limits.paceAttempts || !cameTooFast(error)) throw error;
      pace.slowDown();
    }
  }
}

/** A wait that the registry asks for is the caller's: it may be longer than a conversation. */
function cameTooFast(error: unknown): boolean {
  if (!(error instanceof RegistryError) || error.failure.code !== 'RegistryRateLimited') return false;
  return error.failure.retryAfterSeconds === null;
}

/** A path in `/api/v1`: slashes stay as they are. */
export function pathOf(...names: readonly string[]): string {
  return names
    .flatMap((name) => name.split('/'))
    .map(encodeURIComponent)
    .join('/');
}
