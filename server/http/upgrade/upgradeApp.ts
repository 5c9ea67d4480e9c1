import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { ActionError } from '../../domain/actionError.ts';
import { browserHeaders } from '../browserHeaders.ts';
import { answerError } from '../errorAnswer.ts';
import { createGuards } from '../guards.ts';
import type { HttpEnvironment } from '../httpEnvironment.ts';
import { upgradePage, upgradeScriptHash } from './upgradePage.ts';
import type { UpgradeStatus } from './upgradeWatch.ts';

interface UpgradeAppOptions {
  readonly allowedHosts: readonly string[];
  readonly log: Logger;
  readonly status: () => UpgradeStatus;
}

const retryAfterSeconds = 5;

/** What answers in place of the server while its database is upgraded: each caller is told so, in its own way. */
export function createUpgradeApp({ allowedHosts, log, status }: UpgradeAppOptions) {
  const app = new Hono<HttpEnvironment>();
  app.onError((error, context) => answerError(error, context));
  app.use(async (context, next) => {
    context.set('requestId', randomUUID().toUpperCase());
    context.set('log', log);
    context.header('Cache-Control', 'no-store');
    await next();
  });
  app.use(browserHeaders([upgradeScriptHash]), createGuards(allowedHosts).host);

  // The process is well: who restarts what is not would begin the upgrade again and again.
  app.get('/healthz', (context) => context.json({ status: 'upgrading', ...status() }));
  app.get('/readyz', (context) => {
    context.header('Retry-After', String(retryAfterSeconds));
    return context.json({ status: 'upgrading', ...status() }, 503);
  });
  const refuse = () => {
    throw ActionError.upgrading(retryAfterSeconds);
  };
  app.all('/api/*', refuse);
  app.all('/assets/*', refuse);
  app.all('*', (context) => {
    context.header('Retry-After', String(retryAfterSeconds));
    return context.html(upgradePage(status(), context.req.header('accept-language')), 503);
  });
  return app;
}
