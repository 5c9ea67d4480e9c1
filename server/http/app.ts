import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { Logger } from 'pino';
import type { AuditLog } from '../audit/auditLog.ts';
import { ActionError } from '../domain/actionError.ts';
import type { ActionHandlers } from '../domain/requestContext.ts';
import type { ExportDesk } from '../features/exports/exportDesk.ts';
import type { SessionService } from '../features/session/sessionService.ts';
import { accessLog } from './accessLog.ts';
import { actionRoute } from './actionRoute.ts';
import { answerError } from './errorAnswer.ts';
import { exportRoutes } from './exportRoutes.ts';
import { guardBrowser, guardHost, guardOrigin } from './guards.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { staticFiles } from './staticFiles.ts';

export interface AppOptions {
  readonly handlers: ActionHandlers;
  readonly exportDesk: ExportDesk;
  readonly sessions: SessionService;
  readonly audit: AuditLog;
  readonly log: Logger;
  readonly allowedHosts: readonly string[];
  /** The folder of the built console. */
  readonly consoleRoot: string;
}

/** Far above any request of ours: a CA certificate and a hundred Quay rows fit many times. */
const maxBodyBytes = 1024 * 1024;

/** Everything that is served, on one port. */
export function createApp({ handlers, exportDesk, sessions, audit, log, allowedHosts, consoleRoot }: AppOptions) {
  const app = new Hono<HttpEnvironment>();
  app.onError((error, context) => answerError(error, context));
  app.use(accessLog(log), guardBrowser, guardHost(allowedHosts), compress());

  app.get('/healthz', (context) => context.json({ status: 'ok' }));

  app.use(
    '/api/*',
    guardOrigin,
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: (context) => {
        // The rest of the body is never read, so the connection cannot serve another request.
        context.header('Connection', 'close');
        throw ActionError.illegalParam({ path: [], message: 'tooLong' });
      },
    }),
    async (context, next) => {
      context.header('Cache-Control', 'no-store');
      await next();
    },
  );
  app.route('/api', sessionRoutes(sessions));
  app.route('/api', exportRoutes(exportDesk, sessions));
  app.route('/api', actionRoute(handlers, sessions, audit));
  app.all('/api/*', (context) => answerError(ActionError.of('NotFound'), context));

  app.route('/', staticFiles(consoleRoot));
  return app;
}
