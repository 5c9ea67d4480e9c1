import { errors } from 'undici';
import type { ConnectionStage } from '#contract/failures/failures.ts';
import { answerError, networkError, RegistryError } from '../../../domain/registryError.ts';

const refused = new Set(['ECONNREFUSED']);
const unreachable = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EHOSTDOWN']);
const timedOut = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** What OpenSSL says when the answer to a TLS hello is not TLS at all. */
const notTls = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE/;

/** An old server refuses our versions, or offers one that is refused here. */
const oldTls = /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|UNSUPPORTED_SSL_VERSION|VERSION_TOO_LOW|WRONG_SSL_VERSION/;
/** Alerts of a server that wants to know who connects; up to TLS 1.2 it may say no more than `HANDSHAKE_FAILURE`. */
const certificateWanted = /ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|UNKNOWN_CA|NO_CERTIFICATE)/;

/** Names a socket's error while the connection is being made. Keeps the code only: texts may quote the peer. */
export function connectionFailure(error: unknown, passed: ConnectionStage | null): RegistryError {
  if (error instanceof RegistryError) return error;
  const code = codeOf(error);
  if (refused.has(code)) return networkError('refused', passed);
  if (unreachable.has(code)) return networkError('unreachable', passed);
  if (timedOut.has(code)) return networkError('timeout', passed);
  if (notTls.test(code) || (code === 'EPROTO' && notTls.test(messageOf(error).replaceAll(' ', '_').toUpperCase()))) {
    return networkError('tlsToPlainHttp', passed);
  }
  if (oldTls.test(code)) return networkError('tlsVersion', passed);
  if (certificateWanted.test(code)) return networkError('clientCertificate', passed);
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') {
    return networkError('tlsHandshake', passed);
  }
  return networkError('reset', passed);
}

/** Whether it is no more than a handshake that failed. */
export function isTlsFailure({ failure }: RegistryError): boolean {
  return failure.code === 'NetworkConnectError' && failure.reason === 'tlsHandshake';
}

/** Names an error of a request on a connection that stands. */
export function requestFailure(error: unknown, passed: ConnectionStage | null): RegistryError {
  if (error instanceof errors.HTTPParserError) {
    return isTlsAlert(error) ? networkError('plainHttpToHttps', passed) : answerError('unexpectedAnswer', null);
  }
  if (error instanceof errors.HeadersOverflowError) return answerError('tooLarge', null);
  return connectionFailure(error, passed);
}

/** A TLS server may answer plain HTTP with an alert record: type 21, version 3.x. */
function isTlsAlert(error: Error): boolean {
  return 'data' in error && typeof error.data === 'string' && error.data.startsWith('\u0015\u0003');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
