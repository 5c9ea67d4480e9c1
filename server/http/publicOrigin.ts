import { TLSSocket } from 'node:tls';
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** A year, as browsers' own lists of such hosts ask for. */
const strictTransport = 'max-age=31536000';

export type IsOverTls = (context: Context<HttpEnvironment>) => boolean;

/** Whether this server itself spoke TLS with whoever asks. */
export const isOwnTls: IsOverTls = ({ env }) => env.incoming.socket instanceof TLSSocket;

/**
 * Whether a request came over TLS: this server's own, or for the public address, which is an https one. Who comes by another
 * way, as on this machine past the proxy, has plain HTTP.
 */
export function overTls(publicUrl: URL | undefined): IsOverTls {
  const isPublic: IsOverTls = ({ req }) =>
    publicUrl?.protocol === 'https:' && publicUrl.host === req.header('host')?.toLowerCase();
  return (context) => isOwnTls(context) || isPublic(context);
}

/** Tells browsers that came over TLS to stay with it. */
export function stayWithTls(isOverTls: IsOverTls) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    await next();
    // On one's own machine it would hold for every other server on it.
    if (isOverTls(context) && !isLocalhost(context.req.header('host') ?? ''))
      context.header('Strict-Transport-Security', strictTransport);
  });
}

function isLocalhost(host: string): boolean {
  return /^(?:[^:]*\.)?localhost(?::\d+)?$/i.test(host);
}
