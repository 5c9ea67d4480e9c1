import type { Context } from 'hono';
import type { Caller } from '../../features/session/sessionService.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import type { SessionCookies } from './sessionCookies.ts';

/** With this a page says that nobody's input stands behind a request of its own. */
const unattendedHeader = 'x-mooring-unattended';

/** Tells who asks at the console. */
export function callersBy(cookies: SessionCookies) {
  return (context: Context<HttpEnvironment>): Caller => ({
    address: context.get('address'),
    local: context.get('isLocal'),
    device: cookies.device.read(context),
    token: cookies.session.read(context),
    userAgent: context.req.header('user-agent'),
    unattended: context.req.header(unattendedHeader) === '1',
    signal: context.req.raw.signal,
  });
}

export type CallerOf = ReturnType<typeof callersBy>;
