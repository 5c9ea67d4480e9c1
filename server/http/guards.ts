import { createMiddleware } from 'hono/factory';
import { secureHeaders } from 'hono/secure-headers';
import { isIp } from '#contract/fields.ts';
import { ActionError } from '../domain/actionError.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** `host:port`, `[v6]:port` or either without port → the name or address, lower case. */
function hostNameOf(host: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d+$/, '')).toLowerCase();
}

/**
 * Refuses a Host that is not ours. A page elsewhere can point its own name at this server's address
 * (DNS rebinding) and then counts as same-origin; an IP address or localhost cannot be rebound.
 */
export function guardHost(allowedHosts: readonly string[]) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    const name = hostNameOf(context.req.header('host') ?? '');
    if (name !== 'localhost' && !name.endsWith('.localhost') && !isIp(name) && !allowedHosts.includes(name)) {
      context
        .get('log')
        .warn({ host: name.slice(0, 100) }, 'host refused; MOORING_ALLOWED_HOSTS lists the names allowed');
      throw ActionError.of('NoPermission');
    }
    await next();
  });
}

/**
 * Refuses requests that another site's page makes a browser send. No Origin at all, as from scripts
 * and SDKs, is fine: they carry no cookie of the browser's.
 */
export const guardOrigin = createMiddleware<HttpEnvironment>(async (context, next) => {
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const foreignOrigin = origin !== undefined && !sameHost(origin, context.req.header('host'));
  if (foreignOrigin || site === 'cross-site' || site === 'same-site') throw ActionError.of('NoPermission');
  await next();
});

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}

/** Headers on every answer. antd sets styles at run time, so styles may be inline; scripts never. */
export const guardBrowser = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    objectSrc: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // The server itself speaks plain HTTP; a TLS proxy in front decides on HSTS.
  strictTransportSecurity: false,
});
