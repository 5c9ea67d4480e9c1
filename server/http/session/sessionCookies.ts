import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import type { IsOverTls } from '../publicOrigin.ts';

/** The longest that browsers keep a cookie. */
const deviceSeconds = 400 * 86_400;

/** As long as such a sign-in may take. */
const flowSeconds = 600;

/** A cookie is sent to every port of a host: servers on one host would take each other's for their own. */
export function sessionCookieName(dataId: string): string {
  return `mooring_session_${dataId}`;
}

/** With this, browsers take a cookie over TLS alone, and from no other host, such as a sibling's. */
const hostPrefix = '__Host-';

interface CookieOptions {
  readonly maxAge?: number;
  /** `Lax`: also when another site leads to a page of ours. */
  readonly sameSite?: 'Strict' | 'Lax';
}

/** Out of reach for scripts, and never sent along from another site unless said otherwise. */
function cookie(plainName: string, isOverTls: IsOverTls, { sameSite = 'Strict', ...kept }: CookieOptions = {}) {
  const nameFor = (context: Context<HttpEnvironment>) => (isOverTls(context) ? `${hostPrefix}${plainName}` : plainName);
  const attributes = (context: Context<HttpEnvironment>) => {
    // Behind a TLS proxy that nobody has configured, the browser says so by its own origin, which a plain-HTTP page cannot forge.
    const secure = isOverTls(context) || (context.req.header('origin')?.startsWith('https://') ?? false);
    return { httpOnly: true, sameSite, path: '/', secure } as const;
  };
  return {
    read: (context: Context<HttpEnvironment>): string | undefined => getCookie(context, nameFor(context)),
    set: (context: Context<HttpEnvironment>, value: string): void =>
      setCookie(context, nameFor(context), value, { ...attributes(context), ...kept }),
    clear: (context: Context<HttpEnvironment>): void => {
      deleteCookie(context, nameFor(context), attributes(context));
    },
  };
}

/** The cookies of the server of one data folder. */
export function sessionCookies(dataId: string, isOverTls: IsOverTls) {
  return {
    /** Holds a session's token. */
    session: cookie(sessionCookieName(dataId), isOverTls),
    /** Marks a browser in which somebody has signed in; stays when they sign out. */
    device: cookie(`mooring_device_${dataId}`, isOverTls, { maxAge: deviceSeconds }),
    /** Holds a sign-in that was begun at the identity provider; by its state, as each tab may begin one. */
    flow: (state: string) =>
      cookie(`mooring_flow_${dataId}_${state.slice(0, 12)}`, isOverTls, { maxAge: flowSeconds, sameSite: 'Lax' }),
  };
}

export type SessionCookies = ReturnType<typeof sessionCookies>;
