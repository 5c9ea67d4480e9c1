import { type ActionName, actions } from '#contract/actions/actions.ts';
import { leastRoleOf, mayDo } from '#contract/actions/permissions.ts';
import { outcomeOf } from '../audit/auditEntry.ts';
import type { AuditLog } from '../audit/auditLog.ts';
import type { ActionHandlers, RequestContext } from '../domain/access/requestContext.ts';
import { ActionError } from '../domain/actionError.ts';
import { callingActor } from './auditActor.ts';
import { parseRequest } from './jsonBody.ts';

/** Does what either wire asks for, once it is known who asks: judge, parse, act, audit; returns what is answered. Throws NoPermission.Role. */
export async function performAction<Name extends ActionName>(
  name: Name,
  body: unknown,
  context: RequestContext,
  handlers: ActionHandlers,
  audit: AuditLog,
) {
  const { request, response, access } = actions[name];
  await checkRole(name, context, audit);
  // The table and the map have the same keys, which a generic index cannot express.
  const handler = handlers[name] as (parameters: unknown, context: RequestContext) => Promise<object>;
  const parse = (): Readonly<Record<string, unknown>> => parseRequest(request, body);
  const answer =
    access === 'read' ? await handler(parse(), context) : await recorded(name, parse, context, audit, handler);
  // Parsed on the way out too: what the contract does not name does not leave.
  return response.parse({ ...answer, RequestId: context.requestId });
}

/** What somebody tried to change and may not is in the audit log too. */
async function checkRole(action: ActionName, context: RequestContext, audit: AuditLog): Promise<void> {
  if (mayDo(context.role, action)) return;
  const refusal = ActionError.told('NoPermission.Role', { role: context.translate(`roles:${leastRoleOf(action)}`) });
  if (actions[action].access !== 'read') {
    await audit.note({ ...callingActor(context), action, center: context.center, parameters: {} }, refusal.code);
  }
  throw refusal;
}

/** A change, recorded by its parsed parameters: what a caller sends may be anything. */
async function recorded(
  action: ActionName,
  parse: () => Readonly<Record<string, unknown>>,
  context: RequestContext,
  audit: AuditLog,
  handler: (parameters: unknown, context: RequestContext) => Promise<object>,
): Promise<object> {
  const who = { ...callingActor(context), action, center: context.center };
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
