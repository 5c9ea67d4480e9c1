import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { HttpEnvironment } from './httpEnvironment.ts';

const name = 'mooring_session';

/** Out of reach for scripts, and never sent along from another site. */
function attributes(context: Context<HttpEnvironment>) {
  // Behind a TLS proxy the browser says so by its own origin, which a plain-HTTP page cannot forge.
  const secure = context.req.header('origin')?.startsWith('https://') ?? false;
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure } as const;
}

export function sessionTokenOf(context: Context<HttpEnvironment>): string | undefined {
  return getCookie(context, name);
}

export function setSessionCookie(context: Context<HttpEnvironment>, token: string): void {
  setCookie(context, name, token, attributes(context));
}

export function clearSessionCookie(context: Context<HttpEnvironment>): void {
  deleteCookie(context, name, attributes(context));
}
