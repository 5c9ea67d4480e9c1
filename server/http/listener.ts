import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { answerBadRequests } from './badRequests.ts';
import { boundConnections, type ConnectionLimits, connectionLimits, serverOptions } from './bounds/connections.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { byFirstByte } from './tls/byFirstByte.ts';
import type { OwnCertificate } from './tls/ownCertificate.ts';
import { createTlsRequiredApp } from './tls/tlsRequiredApp.ts';

export type Answer = Hono<HttpEnvironment>['fetch'];

interface ListenerOptions {
  readonly log: Logger;
  readonly connectionLimits?: Partial<ConnectionLimits> | undefined;
  /** With one the port speaks HTTPS alone. */
  readonly certificate: OwnCertificate | null;
  /** How often its files are looked at, ms. */
  readonly certificateEveryMs?: number | undefined;
}

/** What listens at the server's port. */
interface Listener {
  /** Resolves with the port that was taken. */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more connections, and ends those there are; resolves once all have ended, and what hears of that has heard. */
  close(): Promise<void>;
}

const certificateEveryMs = 10_000;

export function createListener(answer: Answer, { log, certificate, ...options }: ListenerOptions): Listener {
  const limits = { ...connectionLimits, ...options.connectionLimits };
  const requestListener = getRequestListener(answer, { autoCleanupIncoming: false });
  if (certificate === null) {
    const server = createServer(serverOptions(limits), requestListener);
    boundConnections(server, server, limits);
    answerBadRequests(server, log, Date.now);
    return over(server, () => server.closeAllConnections());
  }
  const secure = createTlsServer(
    {
      ...serverOptions(limits),
      ...certificate.pair,
      minVersion: 'TLSv1.2',
      handshakeTimeout: limits.headersMs,
    },
    requestListener,
  );
  answerBadRequests(secure, log, Date.now);
  certificate.follow(secure, options.certificateEveryMs ?? certificateEveryMs);
  const plain = createServer(serverOptions(limits), getRequestListener(createTlsRequiredApp(log).fetch));
  const front = byFirstByte(secure, plain, limits.headersMs);
  const endAll = boundConnections(front, secure, limits);
  return over(front, () => {
    certificate.stop();
    endAll();
  });
}

function over(server: Server, endConnections: () => void): Listener {
  return {
    listen: (port, host) => {
      const { promise, resolve, reject } = Promise.withResolvers<number>();
      server.once('error', reject);
      server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
      return promise;
    },
    close: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      endConnections();
      return promise;
    },
  };
}
