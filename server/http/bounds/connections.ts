import type { Server, ServerOptions } from 'node:http';
import type { Server as TlsServer } from 'node:https';
import type { Server as NetServer, Socket } from 'node:net';
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
 * Bounds a server's connections, which come in at `listening`. Beyond the most the one that has been idle for longest gives way:
 * connections that strangers hold open keep nobody out. Returns what ends them all.
 */
export function boundConnections(
  listening: NetServer,
  server: Server | TlsServer,
  { most, idleMs }: ConnectionLimits,
): () => void {
  const all = new Map<string, Socket>();
  const idle = new Map<string, Socket>();
  server.setTimeout(idleMs);
  listening.on('connection', (socket: Socket) => {
    const caller = callerOf(socket);
    all.set(caller, socket);
    idle.set(caller, socket);
    socket.once('close', () => {
      all.delete(caller);
      idle.delete(caller);
    });
    if (all.size <= most) return;
    const [oldest] = idle.values();
    oldest?.destroy();
  });
  server.on('request', ({ socket }, response) => {
    const caller = callerOf(socket);
    idle.delete(caller);
    response.once('close', () => {
      const open = all.get(caller);
      if (open !== undefined) idle.set(caller, open);
    });
  });
  return () => {
    for (const socket of all.values()) socket.destroy();
  };
}

/** By which a connection is known, also within TLS, where a request has a socket of its own. */
function callerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
