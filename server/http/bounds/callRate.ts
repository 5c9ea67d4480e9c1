import { createMiddleware } from 'hono/factory';
import { networkOf } from '../../domain/addressRanges.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import { RateLimit, type RequestRates } from './rateLimit.ts';

/** Bounds how often the console's wire is called: by each session, and by strangers of each address. Throws Throttling. */
export function callRate({ ofSession, ofStrangers }: RequestRates, now: () => number) {
  const sessions = new RateLimit(now, ofSession, 'Throttling');
  const strangers = new RateLimit(now, ofStrangers, 'Throttling');
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    const session = context.get('session');
    if (session === null) strangers.use(networkOf(context.get('address')));
    else sessions.use(String(session.sessionId));
    await next();
  });
}
