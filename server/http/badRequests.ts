import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { limits } from '#contract/limits.ts';
import { ActionError } from '../domain/actionError.ts';
import { errorPage } from './guardPage.ts';
import { SparingWarnings } from './sparingWarnings.ts';

const statusOf: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Faults of what was sent as HTTP; others, as of a TLS handshake, leave nobody to answer. */
const ofHttp = /^(?:HPE_|ERR_HTTP_)/;

/** For how long whoever still sends may read the answer, ms: to close at once would take it away again. */
const lingerMs = 1_000;

/**
 * Answers what is refused before it is a request. Node sends a bare status, which a browser shows as a fault of its own: a link
 * or cookies that are too long are explained, as a person can do something about them.
 */
export function answerBadRequests(server: Server, log: Logger, now: () => number): void {
  const warnings = new SparingWarnings(now);
  const answered = new WeakSet<Duplex>();
  const answering = new WeakSet<Duplex>();
  server.on('request', ({ socket }, response) => {
    answering.add(socket);
    response.once('close', () => answering.delete(socket));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // What is still sent is met by the parser too.
    if (answered.has(socket)) return;
    answered.add(socket);
    if (!socket.writable || !ofHttp.test(error.code ?? '') || answering.has(socket)) {
      socket.destroy();
      return;
    }
    const tooLong = error.code === 'HPE_HEADER_OVERFLOW';
    if (tooLong)
      warnings.warn(log, 'request refused: its address and headers are too long', {
        most: `${limits.headerBytes} bytes`,
      });
    const page = tooLong ? errorPage(ActionError.told('HeadersTooLong', { bytes: limits.headerBytes })) : '';
    socket.end(
      [
        `HTTP/1.1 ${statusOf[error.code ?? ''] ?? '400 Bad Request'}`,
        'Connection: close',
        'Cache-Control: no-store',
        'Content-Type: text/html; charset=utf-8',
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'",
        `Content-Length: ${Buffer.byteLength(page)}`,
        '',
        page,
      ].join('\r\n'),
    );
    setTimeout(() => socket.destroy(), lingerMs).unref();
  });
}
