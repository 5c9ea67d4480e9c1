import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** The longest that browsers keep a cookie. */
const deviceSeconds = 400 * 86_400;

/** A cookie is sent to every port of a host: servers on one host would take each other's for their own. */
export function sessionCookieName(dataId: string): string {
  return `mooring_session_${dataId}`;
}

/** Out of reach for scripts, and never sent along from another site. */
function attributes(context: Context<HttpEnvironment>) {
  // Behind a TLS proxy the browser says so by its own origin, which a plain-HTTP page cannot forge.
  const secure = context.req.header('origin')?.startsWith('https://') ?? false;
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
}

function cookie(name: string, maxAge?: number) {
  const kept = maxAge === undefined ? {} : { maxAge };
  return {
    read: (context: Context<HttpEnvironment>): string | undefined => getCookie(context, name),
    set: (context: Context<HttpEnvironment>, value: string): void =>
      setCookie(context, name, value, { ...attributes(context), ...kept }),
    clear: (context: Context<HttpEnvironment>): void => {
      deleteCookie(context, name, attributes(context));
    },
  };
}

/** The cookies of the server of one data folder. */
export function sessionCookies(dataId: string) {
  return {
    /** Holds a session's token. */
    session: cookie(sessionCookieName(dataId)),
    /** Marks a browser in which somebody has signed in; stays when they sign out. */
    device: cookie(`mooring_device_${dataId}`, deviceSeconds),
  };
}

export type SessionCookies = ReturnType<typeof sessionCookies>;
