import { Hono } from 'hono';
import pino from 'pino';
import { expect, test } from 'vitest';
import { accessLog } from './accessLog.ts';
import { answerError } from './errorAnswer.ts';
import { guardHost } from './guards.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

function statusFor(host: string): Promise<number> {
  const app = new Hono<HttpEnvironment>();
  app.onError((error, context) => answerError(error, context));
  app.use(accessLog(pino({ level: 'silent' })), guardHost(['mooring.corp']));
  app.get('/', (context) => context.text('in'));
  return Promise.resolve(app.request('/', { headers: { host } })).then((answer) => answer.status);
}

test.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', '10.1.2.3', 'mooring.corp:8080', 'MOORING.corp'])(
  'the host %s is ours',
  async (host) => {
    expect(await statusFor(host)).toBe(200);
  },
);

test.each(['evil.example', 'mooring.corp.evil.example', 'localhost.evil.example', ''])(
  'the host "%s", which a page could have pointed at us, is refused',
  async (host) => {
    expect(await statusFor(host)).toBe(403);
  },
);
