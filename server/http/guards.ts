import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { isIp } from '#contract/fields.ts';
import { ActionError } from '../domain/actionError.ts';
import { errorPage } from './guardPage.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { isOwnTls } from './publicOrigin.ts';
import { SparingWarnings } from './sparingWarnings.ts';

/** `host:port`, `[v6]:port` or either without port → the name or address, lower case. */
function hostNameOf(host: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(host);
  return (bracketed?.[1] ?? (isIp(host) ? host : host.replace(/:\d+$/, ''))).toLowerCase();
}

/** The host of a web address, with its port unless that is the usual one; '' where there is none. */
function hostOfUrl(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : '';
}

/** A name as browsers write it in Origin: in ASCII, without a usual port. Somebody may also have listed a whole address. */
function listedHost(entry: string): string {
  const host = isIp(entry) && entry.includes(':') ? `[${entry}]` : entry;
  return hostOfUrl(entry.includes('://') ? entry : `http://${host.replace(/:(?:80|443)$/, '')}`) || entry;
}

/**
 * Whether a page of this origin asked its own server. A proxy may pass Host without the port, or with its own: then the
 * browser's word counts that both are one origin, which no page can give.
 */
function isOwnOrigin(origin: URL, host: string, site: string | undefined): boolean {
  const withUsualPort = `${origin.hostname}:${origin.protocol === 'https:' ? 443 : 80}`;
  if (origin.host === host || (origin.port === '' && withUsualPort === host)) return true;
  return site === 'same-origin' && origin.hostname === hostOfUrl(`http://${hostNameOf(host)}`);
}

type GuardContext = Context<HttpEnvironment>;

/**
 * The guards of who may call by which name. `allowedHosts` are names, each with a port where it is not the usual one, under
 * which browsers reach this server.
 */
export function createGuards(allowedHosts: readonly string[], publicUrl?: URL, now: () => number = Date.now) {
  const warnings = new SparingWarnings(now);
  const allowedOrigins = allowedHosts.map(listedHost);
  const allowedNames = allowedOrigins.map(hostNameOf);

  /** Both hosts are named: which of them is wrong only the operator knows. */
  function refuse(context: GuardContext, page: string): ActionError {
    const host = (context.req.header('host') ?? '').slice(0, 255);
    const isChanged = page !== '' && page.toLowerCase() !== host.toLowerCase();
    if (isChanged) {
      warnings.warn(
        context.get('log'),
        'origin refused: a proxy has to pass Host, or MOORING_ALLOWED_HOSTS to list both',
        {
          host,
          page,
        },
      );
      return ActionError.told('OriginRefused', { host, page });
    }
    const { localAddress, localPort } = context.env.incoming.socket;
    const address = localAddress?.includes(':') ? `[${localAddress}]:${localPort}` : `${localAddress}:${localPort}`;
    warnings.warn(context.get('log'), 'host refused; MOORING_ALLOWED_HOSTS lists the names allowed', { host });
    return ActionError.told('HostRefused', { host, address });
  }

  return {
    /**
     * Refuses a Host that is not ours. A page elsewhere can point its own name at this server's address
     * (DNS rebinding) and then counts as same-origin; an IP address or localhost cannot be rebound.
     */
    host: createMiddleware<HttpEnvironment>(async (context, next) => {
      const name = hostNameOf(context.req.header('host') ?? '');
      if (name === 'localhost' || name.endsWith('.localhost') || isIp(name) || allowedNames.includes(name)) {
        return next();
      }
      // What a proxy says of the browser's address is shown, never believed.
      const told = context.req.header('x-forwarded-host')?.split(',')[0]?.trim().slice(0, 255) ?? '';
      const error = refuse(context, hostOfUrl(context.req.header('origin')) || told);
      if (!wantsPage(context)) throw error;
      context.header('Cache-Control', 'no-store');
      return context.html(errorPage(error), error.status);
    }),

    /**
     * Refuses requests that another site's page makes a browser send. No Origin at all, as from scripts
     * and SDKs, is fine: they carry no cookie of the browser's.
     */
    origin: createMiddleware<HttpEnvironment>(async (context, next) => {
      const site = context.req.header('sec-fetch-site');
      if (site === 'cross-site' || site === 'same-site') throw ActionError.of('NoPermission');
      const origin = context.req.header('origin');
      if (origin === undefined) return next();
      const page = hostOfUrl(origin);
      if (page === '') throw ActionError.of('NoPermission');
      // Where the public address is known it is compared whole: a plain-HTTP page of that host is another's.
      if (new URL(origin).hostname === publicUrl?.hostname && origin !== publicUrl.origin) throw refuse(context, page);
      // Nor is there a plain-HTTP page of ours where this server speaks TLS.
      if (isOwnTls(context) && !origin.startsWith('https://')) throw refuse(context, page);
      const host = context.req.header('host')?.toLowerCase() ?? '';
      if (!isOwnOrigin(new URL(origin), host, site) && !allowedOrigins.includes(page)) throw refuse(context, page);
      return next();
    }),
  };
}

/** Whether a person opened an address, and not the page's own script or another program. */
export function wantsPage(context: GuardContext): boolean {
  return !context.req.path.startsWith('/api/') && (context.req.header('accept') ?? '').includes('text/html');
}
