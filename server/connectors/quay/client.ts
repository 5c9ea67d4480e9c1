import { Semaphore } from '../../concurrency/semaphore.ts';
import { RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { AnswerKind } from '../http/httpLimits.ts';
import type { RegistrySession } from '../http/registryHttp.ts';
import { limits } from './limits.ts';
import type { Memory } from './memory.ts';
import { Throttle } from './throttle.ts';

/** How fast one Quay is asked, by whomever. */
export interface Pace {
  readonly throttle: Throttle;
  /** Each call with a secret costs Quay 0.3 s of a processor: two at once, and no more. */
  readonly calls: Semaphore;
}

export function paceOf(throttleIntervalMs: number): Pace {
  return { throttle: new Throttle(throttleIntervalMs), calls: new Semaphore(limits.callsAtOnce) };
}

/** What a call to a Quay needs: the session, the credentials, the pace, what is known already, and the signal that ends it. */
export interface QuayClient {
  readonly session: RegistrySession;
  readonly target: RegistryTarget;
  readonly pace: Pace;
  readonly memory: Memory;
  readonly signal: AbortSignal;
}

/**
 * Asks `/api/v1` with a row's token; it knows no Basic. The status is the caller's to judge. Quay takes
 * an unknown token for nobody and answers 200 all the same: a list alone never proves who asked.
 */
export async function callApi(
  { session, pace: { throttle, calls }, signal }: QuayClient,
  token: string,
  path: string,
  kind: AnswerKind = 'page',
): Promise<RegistryResponse> {
  const call = {
    auth: false,
    kind,
    signal,
    timeoutMs: kind === 'report' ? limits.reportTimeoutMs : limits.listTimeoutMs,
    headers: { authorization: `Bearer ${token}` },
    repeat: 'notLimits' as const,
  };
  for (let attempt = 1; ; attempt += 1) {
    await throttle.turn(signal);
    try {
      return await calls.run(signal, () => session.get(`/api/v1${path}`, call));
    } catch (error) {
      if (attempt === limits.throttledAttempts || !cameTooFast(error)) throw error;
      throttle.slowDown();
    }
  }
}

/** A wait that the registry asks for is the caller's: it may be longer than a session lives. */
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
