import type { Context } from 'hono';
import { Hono } from 'hono';
import { setupSchema, signInSchema } from '#contract/session.ts';
import type { Caller, SessionService } from '../features/session/sessionService.ts';
import { answerError } from './errorAnswer.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { parseRequest, readJson } from './jsonBody.ts';
import type { SessionCookie } from './sessionCookie.ts';

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/** A proxy on this machine would make everybody local, so a forwarded request never is. */
function callerOf(context: Context<HttpEnvironment>): Caller {
  const address = context.env.incoming.socket.remoteAddress ?? '';
  const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip'].some(
    (header) => context.req.header(header) !== undefined,
  );
  return { address, local: loopback.test(address) && !forwarded, signal: context.req.raw.signal };
}

/** `/session`: POST signs in, GET tells who, DELETE signs out. `/setup`: POST creates the administrator, once. */
export function sessionRoutes(service: SessionService, cookie: SessionCookie) {
  const routes = new Hono<HttpEnvironment>();

  routes.get('/session', async (context) =>
    context.json(await service.describe(cookie.read(context), callerOf(context))),
  );

  routes.post('/session', async (context) => {
    const token = await service.signIn(parseRequest(signInSchema, readJson(context)), callerOf(context));
    cookie.set(context, token);
    return context.json(await service.describe(token, callerOf(context)));
  });

  routes.delete('/session', async (context) => {
    await service.signOut(cookie.read(context));
    cookie.clear(context);
    return context.json(await service.describe(undefined, callerOf(context)));
  });

  routes.post('/setup', async (context) => {
    const token = await service.setUp(parseRequest(setupSchema, readJson(context)), callerOf(context));
    cookie.set(context, token);
    return context.json(await service.describe(token, callerOf(context)));
  });

  routes.onError((error, context) => answerError(error, context));
  return routes;
}
