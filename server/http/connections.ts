import type { Server, ServerOptions } from 'node:http';
import type { Socket } from 'node:net';
import { limits } from '#contract/limits.ts';

export interface ConnectionLimits {
  /** Connections at once. */
  readonly most: number;
  /** How long a request's headers may take to arrive, and the whole request, ms. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** How long nothing may move while an answer is written or waited for: whoever reads no further is let go, ms. */
  readonly idleMs: number;
}

export const connectionLimits: ConnectionLimits = {
  most: 500,
  headersMs: 15_000,
  requestMs: 30_000,
  idleMs: 120_000,
};

/** Longer than proxies keep a connection: else they send a request into one that has just been closed. */
const keepAliveTimeout = 75_000;

/** The limits as Node takes them. */
export function serverOptions({ headersMs, requestMs }: ConnectionLimits): ServerOptions {
  return {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(headersMs, 5_000),
    keepAliveTimeout,
  };
}

/**
 * Bounds a server's connections. Beyond the most the one that has been idle for longest gives way: connections that strangers
 * hold open keep nobody out.
 */
export function boundConnections(server: Server, { most, idleMs }: ConnectionLimits): void {
  const all = new Set<Socket>();
  const idle = new Set<Socket>();
  server.setTimeout(idleMs);
  server.on('connection', (socket) => {
    all.add(socket);
    idle.add(socket);
    socket.once('close', () => {
      all.delete(socket);
      idle.delete(socket);
    });
    if (all.size <= most) return;
    const [oldest] = idle;
    oldest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    idle.delete(socket);
    response.once('close', () => {
      if (all.has(socket)) idle.add(socket);
    });
  });
}
