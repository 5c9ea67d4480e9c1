import { createMiddleware } from 'hono/factory';
import { isIp } from '#contract/fields.ts';
import { type AddressRanges, isInRanges, loopback } from '../domain/addressRanges.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** Headers by which proxies tell of themselves. Whoever sends one came through a proxy, or wants it to seem so. */
const ofProxies = /^(?:via|forwarded|x-real-ip|x-forwarded-.+)$/;

/**
 * Tells from where a request came. A proxy that is trusted is believed what it says in `X-Forwarded-For`: of the addresses there
 * the last one that is no trusted proxy's, as whoever stands before it may have written anything.
 */
export function clientAddress(trustedProxies: AddressRanges) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    const dialled = context.env.incoming.socket.remoteAddress ?? '';
    const passed = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
    const hops = [...passed.filter((part) => part !== ''), dialled];
    const client = hops.findLast((hop) => !isInRanges(hop, trustedProxies)) ?? dialled;
    context.set('address', isIp(client) ? client : dialled);
    const isProxied = Object.keys(context.env.incoming.headers).some((name) => ofProxies.test(name));
    context.set('isLocal', isInRanges(dialled, loopback) && !isProxied);
    await next();
  });
}
