import { Hono } from 'hono';
import { type ActionName, actions, isActionName } from '#contract/actions.ts';
import { centerSchema, defaultCenter } from '#contract/center.ts';
import { type AuditLog, outcomeOf } from '../audit/auditLog.ts';
import { ActionError } from '../domain/actionError.ts';
import type { ActionHandlers, RequestContext } from '../domain/requestContext.ts';
import { translatorOf } from '../domain/translators.ts';
import { callerLanguage } from './callerLanguage.ts';
import { answerError } from './errorAnswer.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { parseRequest, readJson } from './jsonBody.ts';

/** `POST /api/<Action>?center=cn|intl`: parse, who, act, audit, answer. */
export function actionRoute(handlers: ActionHandlers, audit: AuditLog) {
  const route = new Hono<HttpEnvironment>();
  route.post('/:action', async (context) => {
    let lang: unknown;
    try {
      const name = context.req.param('action');
      if (!isActionName(name)) throw ActionError.of('NotFound');
      context.set('action', name);
      const body = readJson(context);
      lang = langOf(body);
      const userName = context.get('userName');
      if (userName === null) throw ActionError.of('NotSignedIn');
      const requestContext: RequestContext = {
        requestId: context.get('requestId'),
        center: parseCenter(context.req.query('center')),
        translate: translatorOf(callerLanguage(lang, context.req.header('accept-language'))),
        userName,
      };
      return context.json(await perform(name, body, requestContext, handlers, audit));
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

async function perform<Name extends ActionName>(
  name: Name,
  body: unknown,
  context: RequestContext,
  handlers: ActionHandlers,
  audit: AuditLog,
) {
  const { request, response, access } = actions[name];
  // The table and the map have the same keys, which a generic index cannot express.
  const handler = handlers[name] as (parameters: unknown, context: RequestContext) => Promise<object>;
  const parse = (): Readonly<Record<string, unknown>> => parseRequest(request, body);
  const answer =
    access === 'write' ? await recorded(name, parse, context, audit, handler) : await handler(parse(), context);
  // Parsed on the way out too: what the contract does not name does not leave.
  return response.parse({ ...answer, RequestId: context.requestId });
}

/** A change, recorded by its parsed parameters: what a caller sends may be anything. */
async function recorded(
  action: ActionName,
  parse: () => Readonly<Record<string, unknown>>,
  context: RequestContext,
  audit: AuditLog,
  handler: (parameters: unknown, context: RequestContext) => Promise<object>,
): Promise<object> {
  const who = { action, requestId: context.requestId, userName: context.userName, center: context.center };
  let parameters: Readonly<Record<string, unknown>>;
  try {
    parameters = parse();
  } catch (error) {
    // The names of the wrong fields; their values are what was not understood.
    const wrong = error instanceof ActionError ? error.issues.map(({ path }) => [path[0] ?? '', null]) : [];
    await audit.note({ ...who, parameters: Object.fromEntries(wrong) }, outcomeOf(error));
    throw error;
  }
  return audit.record({ ...who, parameters }, () => handler(parameters, context));
}
