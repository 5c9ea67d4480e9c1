import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** A year, as browsers' own lists of such hosts ask for. */
const strictTransport = 'max-age=31536000';

/** Under which origin browsers reach this server, where the operator says so; over TLS they are told to stay with it. */
export function publicOrigin(url: URL | undefined) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    context.set('publicOrigin', url?.origin ?? null);
    await next();
    if (isOverTls(context)) context.header('Strict-Transport-Security', strictTransport);
  });
}

/** Whether a request came for the public address, which is an https one. Who comes by another way, as on this machine, has plain HTTP. */
export function isOverTls(context: Context<HttpEnvironment>): boolean {
  const origin = context.get('publicOrigin');
  if (origin === null) return false;
  const { protocol, host } = new URL(origin);
  return protocol === 'https:' && host === context.req.header('host')?.toLowerCase();
}
