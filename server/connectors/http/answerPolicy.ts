import { protocolType } from '#contract/enums.ts';
import { answerError, networkError, RegistryError } from '../../domain/registryError.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { RegistryResponse } from './registryResponse.ts';

const redirects = new Set([301, 302, 303, 307, 308]);
/** nginx, Go and Apache, each in its own words, to plain HTTP on a TLS port. */
const plainHttpComplaint =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP/i;

/** Quay, to a user name that wrong passwords have shut out: to the right one, too. */
const lockOut = /^Too many login attempts/;

/**
 * Turns the answers that mean the same for every registry into failures: redirects (never followed,
 * the password would go with them), plain HTTP to an HTTPS port, too many requests, and a registry that
 * says when it will be back.
 */
export function refuseAnswer(response: RegistryResponse, target: RegistryTarget, origin: string): void {
  if (redirects.has(response.status)) throw redirected(response, target, origin);
  if (response.status === 400 && target.protocol === protocolType.http && plainHttpComplaint.test(response.text)) {
    throw networkError('plainHttpToHttps', 'connect');
  }
  if (response.status === 429) {
    throw new RegistryError({
      code: 'RegistryRateLimited',
      retryAfterSeconds: askedWait(response),
      ...(lockOut.test(response.text) ? { lockedOut: true } : {}),
    });
  }
  const backIn = response.status === 503 ? retryAfterSeconds(response.header('retry-after'), Date.now()) : null;
  if (backIn !== null) throw pauseFailure(response.status, backIn);
}

/** What a registry has failed by that asks, by an answer of this status, to be left alone for so long. */
export function pauseFailure(status: number, retryAfterSeconds: number): RegistryError {
  return status >= 500
    ? new RegistryError({ code: 'RegistryFailure', reason: 'status', status, retryAfterSeconds })
    : new RegistryError({ code: 'RegistryRateLimited', retryAfterSeconds });
}

function redirected(response: RegistryResponse, target: RegistryTarget, origin: string): RegistryError {
  const location = response.header('location') ?? '';
  const to = URL.canParse(location, origin) ? new URL(location, origin) : null;
  const sameHost = to?.hostname === new URL(origin).hostname;
  if (target.protocol === protocolType.http && to?.protocol === 'https:' && sameHost) {
    return networkError('plainHttpToHttps', 'connect');
  }
  return answerError('otherOrigin', response.status);
}

/** How long a registry asks us to wait, in seconds; null where it does not say. */
export function askedWait(response: RegistryResponse): number | null {
  // Alibaba Cloud's gateway says it in ms, in a header of its own.
  const ms = response.header('x-acs-retry-after');
  if (ms !== null && /^\d{1,9}$/.test(ms)) return Math.ceil(Number(ms) / 1000);
  return retryAfterSeconds(response.header('retry-after'), Date.now());
}

/** RFC 9110: seconds or an HTTP date; null where it is absent or nonsense. */
export function retryAfterSeconds(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  // Date.parse takes almost anything for a date: only one with a time of day is.
  const date = /\d{2}:\d{2}:\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
