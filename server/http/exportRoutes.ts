import { Hono } from 'hono';
import type { AuditLog } from '../audit/auditLog.ts';
import { ActionError } from '../domain/actionError.ts';
import type { ExportDesk } from '../features/exports/exportDesk.ts';
import { actorAtConsole } from './auditActor.ts';
import { answerError } from './errorAnswer.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

/** How fetching a file ended, as the audit log says it. */
const outcomes = { done: 'OK', cancelled: 'Cancelled', failed: 'ServerError' } as const;

/** `GET /export/<ExportId>`: the file, streamed as fast as it is read and no faster. */
export function exportRoutes(desk: ExportDesk, audit: Pick<AuditLog, 'begin'>) {
  const routes = new Hono<HttpEnvironment>();
  routes.get('/export/:id', async (context) => {
    // Only headers are asked for, and nobody would ever read the file.
    if (context.req.method === 'HEAD') throw ActionError.of('NotFound');
    const session = context.get('session');
    if (session === null) throw ActionError.of('NotSignedIn');
    const ExportId = context.req.param('id');
    const { fileName, text } = desk.open(session, ExportId);
    const who = actorAtConsole(context);
    const end = await audit.begin({ ...who, action: 'FetchExport', center: null, parameters: { ExportId } });
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
