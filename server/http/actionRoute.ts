import { Hono } from 'hono';
import { isActionName } from '#contract/actions/actions.ts';
import { centerSchema, defaultCenter } from '#contract/center.ts';
import type { AuditLog } from '../audit/auditLog.ts';
import type { ActionHandlers, RequestContext } from '../domain/access/requestContext.ts';
import { ActionError } from '../domain/actionError.ts';
import { translatorOf } from '../domain/translators.ts';
import { callerLanguage } from './callerLanguage.ts';
import { answerError } from './errorAnswer.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { readJson } from './jsonBody.ts';
import { performAction } from './performAction.ts';
import type { SessionCookies } from './session/sessionCookies.ts';

/** The console's wire: `POST /api/<Action>?center=cn|intl`, signed in by a cookie. */
export function actionRoute(handlers: ActionHandlers, audit: AuditLog, cookies: SessionCookies) {
  const route = new Hono<HttpEnvironment>();
  route.post('/:action', async (context) => {
    let lang: unknown;
    try {
      const name = context.req.param('action');
      if (!isActionName(name)) throw ActionError.of('NotFound');
      context.set('action', name);
      const body = readJson(context);
      lang = langOf(body);
      const signedIn = context.get('session');
      if (signedIn === null) throw ActionError.of('NotSignedIn');
      const { sessionId, ...identity } = signedIn;
      const requestContext: RequestContext = {
        requestId: context.get('requestId'),
        center: parseCenter(context.req.query('center')),
        translate: translatorOf(callerLanguage(lang, context.req.header('accept-language'))),
        address: context.get('address'),
        ...identity,
        session: {
          id: sessionId,
          renew({ token, device }) {
            cookies.session.set(context, token);
            cookies.device.set(context, device);
          },
        },
        accessKeyId: null,
      };
      return context.json(await performAction(name, body, requestContext, handlers, audit));
    } catch (error) {
      return answerError(error, context, lang);
    }
  });
  return route;
}

function langOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'Lang' in body ? body.Lang : undefined;
}

function parseCenter(given: string | undefined) {
  const parsed = centerSchema.safeParse(given ?? defaultCenter);
  if (!parsed.success) throw ActionError.illegalParam({ path: ['center'], message: 'option' });
  return parsed.data;
}
