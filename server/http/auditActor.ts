import type { Context } from 'hono';
import type { AuditActor } from '../audit/auditEntry.ts';
import type { RequestContext } from '../domain/access/requestContext.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

type Calling = Pick<RequestContext, 'requestId' | 'userName' | 'role' | 'accessKeyId' | 'address'>;

/** Who calls an action, as the audit log tells it. */
export function callingActor({ requestId, userName, role, accessKeyId, address }: Calling): AuditActor {
  return { requestId, userName, role, door: accessKeyId === null ? 'console' : 'accessKey', accessKeyId, address };
}

/** Who is at the console, on routes beside the actions: whoever is signed in, unless it is somebody who is about to. */
export function actorAtConsole(context: Context<HttpEnvironment>, userName?: string): AuditActor {
  const session = context.get('session');
  return {
    requestId: context.get('requestId'),
    userName: userName ?? session?.userName ?? '',
    role: userName === undefined || userName === session?.userName ? (session?.role ?? null) : null,
    door: 'console',
    accessKeyId: null,
    address: context.get('address'),
  };
}
