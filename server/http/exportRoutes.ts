import { type Context, Hono } from 'hono';
import type { AuditActor } from '../audit/auditEntry.ts';
import type { AuditLog } from '../audit/auditLog.ts';
import type { Identity } from '../domain/access/identity.ts';
import { ActionError } from '../domain/actionError.ts';
import type { AccessKeyService } from '../features/accessKeys/accessKeyService.ts';
import type { ExportDesk } from '../features/exports/exportDesk.ts';
import { actorAtConsole, callingActor } from './auditActor.ts';
import { answerError } from './errorAnswer.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** How fetching a file ended, as the audit log says it. */
const outcomes = { done: 'OK', cancelled: 'Cancelled', failed: 'ServerError' } as const;

interface ExportRoutesOptions {
  readonly desk: ExportDesk;
  readonly audit: Pick<AuditLog, 'begin'>;
  readonly accessKeys: Pick<AccessKeyService, 'holderOf'>;
}

/** Whose file it is, and who fetches it. */
interface Fetcher {
  readonly identity: Identity;
  readonly actor: AuditActor;
}

/** `GET /export/<ExportId>`: the file, streamed as fast as it is read and no faster. */
export function exportRoutes({ desk, audit, accessKeys }: ExportRoutesOptions) {
  /** Whoever is signed in, or the holder of the key that was given this link; and how the audit log tells of them. */
  async function fetcherOf(context: Context<HttpEnvironment>): Promise<Fetcher> {
    const ticket = context.req.query('ticket');
    if (ticket === undefined) {
      const session = context.get('session');
      if (session === null) throw ActionError.of('NotSignedIn');
      return { identity: session, actor: actorAtConsole(context) };
    }
    const { accessKeyId, role } = desk.ticketOf(context.req.param('id') ?? '', ticket);
    const address = context.get('address');
    const { identity } = await accessKeys.holderOf(accessKeyId, address);
    if (identity.role !== role) throw ActionError.of('NotFound');
    const actor = callingActor({ ...identity, requestId: context.get('requestId'), accessKeyId, address });
    return { identity, actor };
  }

  const routes = new Hono<HttpEnvironment>();
  routes.get('/export/:id', async (context) => {
    // Only headers are asked for, and nobody would ever read the file.
    if (context.req.method === 'HEAD') throw ActionError.of('NotFound');
    const ExportId = context.req.param('id');
    const { identity, actor } = await fetcherOf(context);
    const { fileName, text } = desk.open(identity, ExportId);
    const end = await audit.begin({ ...actor, action: 'FetchExport', center: null, parameters: { ExportId } });
    const { outgoing } = context.env;
    const onClosed = () => void end(outcomes[desk.close(ExportId)]);
    if (outgoing.closed) onClosed();
    else outgoing.once('close', onClosed);
    context.header('Content-Type', 'text/csv; charset=utf-8');
    context.header('Content-Disposition', `attachment; filename="${fileName}.csv"`);
    const file = breakingOff(text, (error) => {
      context.get('log').error({ err: error }, 'export broke off');
      // The HTTP server would write the error into the file, and end it as if it were whole.
      outgoing.destroy();
    });
    return context.body(ReadableStream.from(file).pipeThrough(new TextEncoderStream()));
  });
  routes.onError((error, context) => answerError(error, context));
  return routes;
}

/** Who leaves in the middle only ends the generator: that is no failure. */
async function* breakingOff(text: AsyncGenerator<string>, onFailed: (error: unknown) => void): AsyncGenerator<string> {
  try {
    yield* text;
  } catch (error) {
    onFailed(error);
    throw error;
  }
}
