import { Hono } from 'hono';
import pino from 'pino';
import { beforeEach, expect, test } from 'vitest';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { accessLog } from './accessLog.ts';
import { answerError } from './errorAnswer.ts';
import { createGuards } from './guards.ts';
import type { HttpEnvironment } from './httpEnvironment.ts';

let lines: string[];
let time: number;
let app: Hono<HttpEnvironment>;

beforeEach(() => {
  lines = [];
  time = 0;
  const guards = createGuards(
    ['mooring.corp', 'console.corp:8443', '镜像.corp', 'https://whole.corp/'],
    undefined,
    () => time,
  );
  app = new Hono<HttpEnvironment>();
  app.onError((error, context) => answerError(error, context));
  app.use(accessLog(pino({ level: 'warn' }, { write: (line: string) => lines.push(line) })), guards.host);
  app.use('/api/*', guards.origin);
  app.all('*', (context) => context.text('in'));
});

const socket = { localAddress: '10.0.0.7', localPort: 8080 };
async function ask(path: string, headers: Record<string, string>) {
  return app.request(path, { headers }, { incoming: { socket } });
}
const page = { accept: 'text/html,application/xhtml+xml' };

test.each([
  'localhost:8080',
  '127.0.0.1:8080',
  '[::1]:8080',
  '10.1.2.3',
  'mooring.corp:8080',
  'MOORING.corp',
  'console.corp',
  'xn--o1q148n.corp',
  'whole.corp',
])('the host %s is ours', async (host) => {
  expect((await ask('/', { host })).status).toBe(200);
});

test.each(['evil.example', 'mooring.corp.evil.example', 'localhost.evil.example', ''])(
  'the host "%s", which a page could have pointed at us, is refused',
  async (host) => {
    expect((await ask('/', { host })).status).toBe(403);
  },
);

test('who opens an address with another name reads in both languages what it is and where to allow it', async () => {
  const answer = await ask('/cn/assets/images', { host: 'new-name.corp:8080', ...page });
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/html; charset=UTF-8']);
  for (const part of [
    'new-name.corp:8080',
    '10.0.0.7:8080',
    'MOORING_ALLOWED_HOSTS',
    'Add the name',
    '请将该名称加入',
  ]) {
    expect(text).toContain(part);
  }
});

test('what a stranger puts into the name is shown as text', async () => {
  const host = '<img src=x>.corp';
  expect(await (await ask('/', { host: 'x.corp', 'x-forwarded-host': host, ...page })).text()).not.toContain('<img');
});

test('a proxy that changes Host is told by both names, to a page and to a script', async () => {
  const proxied = { host: 'mooring_backend', 'x-forwarded-host': 'mooring.corp' };
  const opened = await (await ask('/', { ...proxied, ...page })).text();
  expect(opened).toContain('“mooring.corp”');
  expect(opened).toContain('“mooring_backend”');

  const headers = { host: '127.0.0.1:8080', origin: 'https://hub.corp', 'accept-language': 'en' };
  const answer = await ask('/api/session', headers);
  const { Code, Recommend } = errorBodySchema.parse(await answer.json());
  expect([answer.status, Code]).toEqual([403, 'OriginRefused']);
  expect(Recommend).toMatch(/“hub\.corp”.*“127\.0\.0\.1:8080”.*MOORING_ALLOWED_HOSTS/);
});

test('a page whose host is listed is ours behind a proxy that changes Host, on its own port alone', async () => {
  const from = async (origin: string) => (await ask('/api/session', { host: '127.0.0.1:8080', origin })).status;
  expect(await from('https://mooring.corp')).toBe(200);
  expect(await from('https://console.corp:8443')).toBe(200);
  expect(await from('https://mooring.corp:9000')).toBe(403);
  expect(await from('https://console.corp')).toBe(403);
});

test.each([
  ['https://mooring.corp:8443', 'mooring.corp'],
  ['https://console.corp', 'console.corp:8080'],
])('a page at %s, asked for as %s, is ours where the browser says that both are one origin', async (origin, host) => {
  const asked = async (site: Record<string, string>) => (await ask('/api/session', { host, origin, ...site })).status;
  expect(await asked({ 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await asked({ 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await asked({})).toBe(403);
});

test('Host with the usual port of the page’s scheme is the page’s own', async () => {
  const from = async (origin: string) => (await ask('/api/session', { host: 'console.corp:443', origin })).status;
  expect(await from('https://console.corp')).toBe(200);
  expect(await from('http://console.corp')).toBe(403);
});

test('the browser’s word counts for no page of another name', async () => {
  const headers = { host: '127.0.0.1:8080', origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' };
  expect((await ask('/api/session', headers)).status).toBe(403);
});

test('the log says each refused name once a minute, and not more than twenty', async () => {
  for (let call = 0; call < 3; call += 1) await ask('/', { host: 'evil.example' });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ host: 'evil.example', msg: expect.stringContaining('MOORING_') });
  for (let call = 0; call < 50; call += 1) await ask('/', { host: `evil-${call}.example` });
  expect(lines).toHaveLength(20);
  time += 60_000;
  await ask('/', { host: 'evil.example' });
  expect(lines).toHaveLength(21);
});
