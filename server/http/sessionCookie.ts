import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { HttpEnvironment } from './httpEnvironment.ts';

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

/** The cookie that holds a session's token, for the server of one data folder. */
export function createSessionCookie(dataId: string) {
  const name = sessionCookieName(dataId);
  return {
    read: (context: Context<HttpEnvironment>): string | undefined => getCookie(context, name),
    set: (context: Context<HttpEnvironment>, token: string): void =>
      setCookie(context, name, token, attributes(context)),
    clear: (context: Context<HttpEnvironment>): void => {
      deleteCookie(context, name, attributes(context));
    },
  };
}

export type SessionCookie = ReturnType<typeof createSessionCookie>;
