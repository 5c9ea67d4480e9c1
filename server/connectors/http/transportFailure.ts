import { errors } from 'undici';
import type { ConnectionStage } from '#contract/failures/failures.ts';
import { answerError, certificateError, networkError, RegistryError } from '../../domain/registryError.ts';

const refused = new Set(['ECONNREFUSED']);
const unreachable = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM', 'EHOSTDOWN']);
const timedOut = new Set(['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** What OpenSSL says when the answer to a TLS hello is not TLS at all. */
const notTls = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNKNOWN_PROTOCOL|RECORD_LAYER_FAILURE/;

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
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO') {
    return certificateError('handshake', null);
  }
  return networkError('reset', passed);
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
