import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** A year, as browsers' own lists of such hosts ask for. */
const strictTransport = 'max-age=31536000';

export type IsOverTls = (context: Context<HttpEnvironment>) => boolean;

/** Whether a request came for the public address, which is an https one. Who comes by another way, as on this machine, has plain HTTP. */
export function overTls(publicUrl: URL | undefined): IsOverTls {
  return ({ req }) => publicUrl?.protocol === 'https:' && publicUrl.host === req.header('host')?.toLowerCase();
}

/** Tells browsers that came over TLS to stay with it. */
export function stayWithTls(isOverTls: IsOverTls) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    await next();
    if (isOverTls(context)) context.header('Strict-Transport-Security', strictTransport);
  });
}
