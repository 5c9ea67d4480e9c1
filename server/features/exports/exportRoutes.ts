import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { ActionError } from '../../http/actionError.ts';
import { answerError } from '../../http/errorAnswer.ts';
import type { HttpEnvironment } from '../../http/variables.ts';
import { sessionTokenOf } from '../session/sessionCookie.ts';
import type { SessionService } from '../session/sessionService.ts';
import type { ExportDesk } from './exportDesk.ts';

/** `GET /export/<ExportId>`: the file, streamed as fast as it is read and no faster. */
export function exportRoutes(desk: ExportDesk, sessions: SessionService) {
  const routes = new Hono<HttpEnvironment>();
  routes.get('/export/:id', async (context) => {
    const userName = await sessions.userOf(sessionTokenOf(context));
    if (userName === null) throw ActionError.of('NotSignedIn');
    const { fileName, text } = desk.open(userName, context.req.param('id'));
    const log = context.get('log');
    const file = Readable.from(text, { objectMode: false });
    // The head is sent by now: all that is left is to break the file off, and the desk says that it failed.
    file.on('error', (error) => log.error({ err: error }, 'export broke off'));
    context.header('Content-Type', 'text/csv; charset=utf-8');
    context.header('Content-Disposition', `attachment; filename="${fileName}.csv"`);
    return context.body(Readable.toWeb(file) as ReadableStream);
  });
  routes.onError((error, context) => answerError(error, context));
  return routes;
}
