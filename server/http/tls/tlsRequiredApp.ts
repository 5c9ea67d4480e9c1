import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { ActionError } from '../../domain/actionError.ts';
import { browserHeaders } from '../browserHeaders.ts';
import { answerError } from '../errorAnswer.ts';
import { errorPage } from '../guardPage.ts';
import { wantsPage } from '../guards.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';

/** What answers plain HTTP at a port of HTTPS. Nobody is sent on: what came in plain text may have been read already. */
export function createTlsRequiredApp(log: Logger) {
  const app = new Hono<HttpEnvironment>();
  app.onError((error, context) => answerError(error, context));
  app.use(async (context, next) => {
    context.set('requestId', randomUUID().toUpperCase());
    context.set('log', log);
    context.header('Cache-Control', 'no-store');
    context.header('Connection', 'close');
    await next();
  });
  app.use(browserHeaders());
  app.all('*', (context) => {
    const error = ActionError.of('TlsRequired');
    if (!wantsPage(context)) throw error;
    return context.html(errorPage(error), error.status);
  });
  return app;
}
