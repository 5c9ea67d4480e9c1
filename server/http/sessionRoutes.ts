import type { Context } from 'hono';
import { Hono } from 'hono';
import { setupSchema, signInSchema } from '#contract/access/session.ts';
import { type AuditEntry, type AuditLog, outcomeOf } from '../audit/auditLog.ts';
import {
  administratorName,
  type Caller,
  type SessionService,
  type SignedIn,
} from '../features/session/sessionService.ts';
import { answerError } from './errorAnswer.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { parseRequest, readJson } from './jsonBody.ts';
import type { SessionCookies } from './sessionCookies.ts';

/** Refusals that were tried: of those that were not, strangers could make as many entries as they like. */
const tried: readonly string[] = ['SignInRefused', 'SetupRefused'];

/** `/session`: POST signs in, GET tells who, DELETE signs out. `/setup`: POST creates the administrator, once. */
export function sessionRoutes(service: SessionService, cookies: SessionCookies, audit: AuditLog) {
  const routes = new Hono<HttpEnvironment>();

  const callerOf = (context: Context<HttpEnvironment>): Caller => ({
    address: context.get('address'),
    local: context.get('isLocal'),
    device: cookies.device.read(context),
    signal: context.req.raw.signal,
  });

  const note = (context: Context<HttpEnvironment>, action: AuditEntry['action'], userName: string, outcome: string) => {
    const parameters = { Address: callerOf(context).address };
    return audit.note({ action, userName, requestId: context.get('requestId'), center: null, parameters }, outcome);
  };

  /** Whoever gets in by an act, or is refused. Names that nobody has are not kept: a password may stand there by mistake. */
  async function entering(
    context: Context<HttpEnvironment>,
    action: 'SignIn' | 'SetUp',
    name: string,
    act: () => Promise<SignedIn>,
  ) {
    const userName = await service.knownName(name);
    try {
      const { token, device } = await act();
      await note(context, action, userName, 'OK');
      cookies.session.set(context, token);
      cookies.device.set(context, device);
      return context.json(await service.describe(token, callerOf(context)));
    } catch (error) {
      const outcome = outcomeOf(error);
      if (tried.includes(outcome)) await note(context, action, userName, outcome);
      throw error;
    }
  }

  routes.get('/session', async (context) =>
    context.json(await service.describe(cookies.session.read(context), callerOf(context))),
  );

  routes.post('/session', async (context) => {
    const values = parseRequest(signInSchema, readJson(context));
    return entering(context, 'SignIn', values.userName, () => service.signIn(values, callerOf(context)));
  });

  routes.delete('/session', async (context) => {
    await service.signOut(cookies.session.read(context));
    const session = context.get('session');
    if (session !== null) await note(context, 'SignOut', session.userName, 'OK');
    cookies.session.clear(context);
    return context.json(await service.describe(undefined, callerOf(context)));
  });

  routes.post('/setup', async (context) => {
    const values = parseRequest(setupSchema, readJson(context));
    return entering(context, 'SetUp', administratorName, () => service.setUp(values, callerOf(context)));
  });

  routes.onError((error, context) => answerError(error, context));
  return routes;
}
