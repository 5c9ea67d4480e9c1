import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { isWireRequest } from './sdk/signedRequest.ts';

/** An address may be as long as its filters; a stranger's would fill the log. */
const longestPath = 200;

/**
 * Gives each request its id and writes one line when it is answered. Query strings and bodies may
 * hold secrets and are never written.
 */
export function accessLog(log: Logger) {
  return createMiddleware<HttpEnvironment>(async (context, next) => {
    const requestId = randomUUID().toUpperCase();
    const started = performance.now();
    context.set('requestId', requestId);
    context.set('log', log.child({ requestId }));
    await next();
    const facts = {
      method: context.req.method,
      path: context.req.path.slice(0, longestPath),
      action: context.get('action'),
      status: context.res.status,
      ms: Math.round(performance.now() - started),
    };
    const isCall = context.req.path.startsWith('/api') || isWireRequest(context);
    const level = context.res.status >= 500 ? 'error' : isCall ? 'info' : 'debug';
    context.get('log')[level](facts, 'answered');
  });
}
