import type { Context } from 'hono';
import { Hono } from 'hono';
import { callbackPath, fragmentOf, type SingleSignOnProblem, startPath } from '#contract/access/singleSignOn.ts';
import type { AuditLog } from '../../audit/auditLog.ts';

import { type Flow, pathOfOurs } from '../../features/singleSignOn/flow.ts';
import { ProblemError } from '../../features/singleSignOn/problem.ts';
import type {
  NotSignedIn,
  SignedInByProvider,
  SingleSignOnService,
} from '../../features/singleSignOn/singleSignOnService.ts';
import { actorAtConsole } from '../auditActor.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import type { IsOverTls } from '../publicOrigin.ts';
import type { CallerOf } from './callers.ts';
import type { SessionCookies } from './sessionCookies.ts';

/** Tried by somebody whom the provider knows; of the rest, strangers could make as many entries as they like. */
const tried: readonly SingleSignOnProblem[] = [
  'NoRole',
  'NoName',
  'NameTaken',
  'Disabled',
  'TooManyUsers',
  'AnswerInvalid',
];

interface SingleSignOnRouteOptions {
  readonly singleSignOn: SingleSignOnService;
  readonly cookies: SessionCookies;
  readonly callerOf: CallerOf;
  readonly isOverTls: IsOverTls;
  readonly audit: AuditLog;
}

/**
 * The way to the identity provider and back. A browser is always led on to a page of ours, which says what went wrong. The session's cookie is never sent
 * along from another site: neither is it needed on the way back, nor by the page, which asks who is signed in by itself.
 */
export function singleSignOnRoutes({ singleSignOn, cookies, callerOf, isOverTls, audit }: SingleSignOnRouteOptions) {
  const routes = new Hono<HttpEnvironment>();

  routes.get(startPath, async (context) => {
    const to = context.req.query('to');
    // The page there has the administrator created first.
    if (!(await singleSignOn.isOpen())) return context.redirect('/', 303);
    const origin = `${isOverTls(context) ? 'https' : 'http'}://${context.req.header('host')}`;
    try {
      const begun = await singleSignOn.begin({ to, origin, token: cookies.session.read(context) });
      cookies.flow(begun.state).set(context, begun.sealed);
      return context.redirect(begun.url.href, 303);
    } catch (error) {
      return leadBack(context, pathOfOurs(to), problemOf(error, context));
    }
  });

  routes.get(callbackPath, async (context) => {
    const answer = new URL(context.req.url).searchParams;
    const state = answer.get('state') ?? '';
    const kept = cookies.flow(state);
    let flow: Flow | undefined;
    try {
      flow = singleSignOn.resume(state, kept.read(context) ?? '');
      kept.clear(context);
      const ended = await singleSignOn.finish(flow, answer, callerOf(context));
      await noteEnd(context, ended);
      if ('problem' in ended) return leadBack(context, flow.to, ended.problem);
      cookies.session.set(context, ended.token);
      return context.redirect(flow.to, 303);
    } catch (error) {
      return leadBack(context, flow?.to ?? '/', problemOf(error, context));
    }
  });

  async function noteEnd(context: Context<HttpEnvironment>, ended: SignedInByProvider | NotSignedIn): Promise<void> {
    const { userName } = ended;
    const actor = { ...actorAtConsole(context, userName), door: 'singleSignOn', center: null } as const;
    if ('problem' in ended) {
      if (!tried.includes(ended.problem)) return;
      const parameters = { UserName: ended.claimedName };
      return audit.note({ ...actor, action: 'SignIn', parameters }, `SingleSignOn.${ended.problem}`);
    }
    const { role, change } = ended;
    const decided = { ...actor, role, subject: { type: 'user', id: userName, name: userName } } as const;
    const parameters = { UserName: userName, Role: role };
    if (change === 'created') await audit.note({ ...decided, action: 'CreateUser', parameters }, 'OK');
    if (change === 'role') await audit.note({ ...decided, action: 'ModifyUser', parameters }, 'OK');
    await audit.note({ ...actor, role, action: 'SignIn', parameters: {} }, 'OK');
  }

  return routes;
}

function leadBack(context: Context<HttpEnvironment>, to: string, problem: SingleSignOnProblem) {
  return context.redirect(`${to}${fragmentOf(problem)}`, 303);
}

/** What has no name of its own is in the log alone. */
function problemOf(error: unknown, context: Context<HttpEnvironment>): SingleSignOnProblem {
  if (error instanceof ProblemError) return error.problem;
  context.get('log').error({ err: error }, 'single sign-on failed');
  return 'ServerError';
}
