import { protocolType } from '#contract/enums.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { networkError, RegistryError } from '../../../domain/registryError.ts';
import type { RegistryTarget } from '../../../domain/registryTarget.ts';
import { looksLikeHtml, type SeenOfAnswerer, whoAnswered } from './intermediary.ts';
import { addsSlashOnly, isRedirect, redirectFailure } from './redirect.ts';
import type { RegistryResponse } from './registryResponse.ts';

/** What nginx, Go and Apache answer to plain HTTP on a TLS port. */
const plainHttpComplaint =
  /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP/i;
/** nginx, Apache and IIS to whoever shows no certificate of their own; before TLS 1.3 the connection stands all the same. */
const noCertificateComplaint =
  /No required SSL certificate was sent|Post-Handshake Authentication|403\.7 - Forbidden|client certificate (is )?required/i;

/** Quay, to a user name that wrong passwords have shut out: to the right one, too. */
const lockOut = /^Too many login attempts/;

/**
 * Turns the answers that mean the same for every registry into failures: redirects, plain HTTP to an HTTPS port, a client
 * certificate that is wanted, too many requests, and a registry that says when it will be back. A redirect to the same
 * place with a slash is an answer to whoever accepts it.
 */
export function refuseAnswer(
  response: RegistryResponse,
  call: {
    readonly target: RegistryTarget;
    readonly url: URL;
    readonly acceptFromAnyone: readonly number[];
    readonly takesRedirects: boolean;
  },
): void {
  const { target, url } = call;
  const accepted =
    call.takesRedirects || (call.acceptFromAnyone.includes(response.status) && addsSlashOnly(response, url));
  if (isRedirect(response) && !accepted) throw redirectFailure(response, url);
  const refusesClient = response.status === 400 || response.status === 403;
  if (refusesClient && target.protocol === protocolType.http && plainHttpComplaint.test(response.text)) {
    throw networkError('plainHttpToHttps', 'connect');
  }
  if (refusesClient && target.protocol === protocolType.https && noCertificateComplaint.test(response.text)) {
    throw networkError('clientCertificate', 'tls');
  }
  if (response.status === 429) {
    throw new RegistryError({
      code: 'RegistryRateLimited',
      retryAfterSeconds: askedWait(response),
      ...(lockOut.test(response.text) ? { lockedOut: true } : {}),
    });
  }
  const backIn = response.status === 503 ? retryAfterSeconds(response.header('retry-after'), Date.now()) : null;
  if (backIn !== null) {
    throw pauseFailure(response.status, backIn, whoAnswered(response, target));
  }
}

/** Of a server, a gateway or a network in front of it (52x: Cloudflare's), that may be well again in a moment. */
const passing = new Set([408, 500, 502, 503, 504, 521, 522, 523, 524]);

/** What may be better at the next try of the same call; undefined for an answer that says what it has to say. */
export function transientFailureIn(response: RegistryResponse): Failure | undefined {
  const { status } = response;
  if (passing.has(status)) return { code: 'RegistryFailure', reason: 'status', status };
  const isCut = status === 200 && !looksLikeHtml(response) && !response.isJson();
  return isCut ? { code: 'RegistryFailure', reason: 'notJson', status } : undefined;
}

/** What a registry has failed by that asks, by an answer of this status, to be left alone for so long. */
export function pauseFailure(status: number, retryAfterSeconds: number, seen: SeenOfAnswerer = {}): RegistryError {
  return status >= 500
    ? new RegistryError({ code: 'RegistryFailure', reason: 'status', status, retryAfterSeconds, ...seen })
    : new RegistryError({ code: 'RegistryRateLimited', retryAfterSeconds });
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
