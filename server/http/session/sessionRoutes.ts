import type { Context } from 'hono';
import { Hono } from 'hono';
import { describeLinkSchema, followLinkSchema, setupSchema, signInSchema } from '#contract/access/session.ts';
import { type AuditEntry, outcomeOf } from '../../audit/auditEntry.ts';
import type { AuditLog } from '../../audit/auditLog.ts';
import type { SignedIn } from '../../domain/access/requestContext.ts';
import { administratorName } from '../../features/session/administrator.ts';
import type { SessionService } from '../../features/session/sessionService.ts';
import type { SignInService } from '../../features/session/signInService.ts';
import { actorAtConsole } from '../auditActor.ts';
import { answerError } from '../errorAnswer.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import { parseRequest, readJson } from '../jsonBody.ts';
import type { CallerOf } from './callers.ts';
import type { SessionCookies } from './sessionCookies.ts';

type Entry = Extract<AuditEntry['action'], 'SignIn' | 'SetUp' | 'FollowLink'>;

/** Refusals that were tried: of those that were not, strangers could make as many entries as they like. */
const tried: Readonly<Record<Entry, readonly string[]>> = {
  SignIn: ['SignInRefused', 'SecondStepRequired', 'IllegalParam'],
  SetUp: ['SetupRefused'],
  FollowLink: ['LinkInvalid'],
};

interface SessionRouteOptions {
  readonly signIns: SignInService;
  readonly sessions: SessionService;
  readonly cookies: SessionCookies;
  readonly callerOf: CallerOf;
  readonly audit: AuditLog;
}

/**
 * `/session`: POST signs in, GET tells who, DELETE signs out. `/setup`: POST creates the administrator, once. `/password-link`: POST chooses a
 * password by a link, `/password-link/describe` tells whose.
 */
export function sessionRoutes({ signIns, sessions, cookies, callerOf, audit }: SessionRouteOptions) {
  const routes = new Hono<HttpEnvironment>();

  const note = (context: Context<HttpEnvironment>, action: AuditEntry['action'], userName: string, outcome: string) =>
    audit.note({ ...actorAtConsole(context, userName), action, center: null, parameters: {} }, outcome);

  /** Records a refusal by the name of whom it concerns, where that is anybody's. */
  async function noting<Result>(
    context: Context<HttpEnvironment>,
    action: Entry,
    userName: string,
    act: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      const outcome = outcomeOf(error);
      if (tried[action].includes(outcome)) await note(context, action, userName, outcome);
      throw error;
    }
  }

  async function welcome(context: Context<HttpEnvironment>, { token, device }: SignedIn) {
    cookies.session.set(context, token);
    cookies.device.set(context, device);
    const caller = callerOf(context);
    return context.json(await signIns.describe(await sessions.identityOf({ ...caller, token }), caller));
  }

  routes.get('/session', async (context) =>
    context.json(await signIns.describe(context.get('session'), callerOf(context))),
  );

  routes.post('/session', async (context) => {
    const values = parseRequest(signInSchema, readJson(context));
    // Names that nobody has are not kept: a password may stand there by mistake.
    const userName = await signIns.knownName(values.userName);
    const signedIn = await noting(context, 'SignIn', userName, () => signIns.signIn(values, callerOf(context)));
    await note(context, 'SignIn', userName, 'OK');
    return welcome(context, signedIn);
  });

  routes.delete('/session', async (context) => {
    await sessions.signOut(cookies.session.read(context));
    const session = context.get('session');
    if (session !== null) await note(context, 'SignOut', session.userName, 'OK');
    cookies.session.clear(context);
    return context.json(await signIns.describe(null, callerOf(context)));
  });

  routes.post('/setup', async (context) => {
    const values = parseRequest(setupSchema, readJson(context));
    const userName = await signIns.knownName(administratorName);
    const signedIn = await noting(context, 'SetUp', userName, () => signIns.setUp(values, callerOf(context)));
    await note(context, 'SetUp', administratorName, 'OK');
    return welcome(context, signedIn);
  });

  routes.post('/password-link/describe', async (context) => {
    const { token } = parseRequest(describeLinkSchema, readJson(context));
    return context.json(await noting(context, 'FollowLink', '', () => signIns.describeLink(token, callerOf(context))));
  });

  routes.post('/password-link', async (context) => {
    const values = parseRequest(followLinkSchema, readJson(context));
    const { userName, signedIn } = await noting(context, 'FollowLink', '', () =>
      signIns.followLink(values, callerOf(context)),
    );
    await note(context, 'FollowLink', userName, 'OK');
    if (signedIn !== null) return welcome(context, signedIn);
    cookies.session.clear(context);
    return context.json(await signIns.describe(null, callerOf(context)));
  });

  routes.onError((error, context) => answerError(error, context));
  return routes;
}
