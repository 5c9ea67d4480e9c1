import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { adminPassword } from '../testing/adminPassword.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ MOORING_PUBLIC_URL: 'https://mooring.example.com' });
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** `fetch` sends a Host of its own. */
async function ask(method: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request(new URL('/api/session', server.url), { method, headers }, resolve).on('error', reject).end(body);
  const answer = await promise;
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await json(answer) };
}

const signIn = (headers: Record<string, string>) =>
  ask(
    'POST',
    { 'content-type': 'application/json', ...headers },
    JSON.stringify({ userName: 'admin', password: adminPassword }),
  );
const cookiesOf = ({ headers }: Answer) => headers['set-cookie'] ?? [];
const over = { host: 'mooring.example.com', origin: 'https://mooring.example.com', 'sec-fetch-site': 'same-origin' };

test('who comes by the public address gets cookies that only its own host over TLS may set, and stays with TLS', async () => {
  const answer = await signIn(over);
  expect(answer.status).toBe(200);
  for (const cookie of cookiesOf(answer)) expect(cookie).toMatch(/^__Host-mooring_.*; Path=\/; .*Secure/);
  expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d{7,}/);
  const cookie = cookiesOf(answer)
    .map((one) => one.split(';')[0])
    .join('; ');
  const who = await ask('GET', { cookie, host: over.host });
  expect(who.body).toMatchObject({ userName: 'admin' });
});

test('a cookie without the prefix, which a sibling could have set, signs nobody in there', async () => {
  const [session = ''] = cookiesOf(await signIn(over));
  const cookie = session.split(';')[0]?.replace('__Host-', '') ?? '';
  const who = await ask('GET', { cookie, host: over.host });
  expect(who.body).toMatchObject({ userName: null });
});

test('a page of the same host without TLS, or at another port, is another’s', async () => {
  for (const origin of ['http://mooring.example.com', 'https://mooring.example.com:8443']) {
    expect((await signIn({ ...over, origin })).status, origin).toBe(403);
  }
});

test('whoever is on the server’s machine reaches it as before', async () => {
  const answer = await signIn({});
  expect(answer.status).toBe(200);
  expect(answer.headers['strict-transport-security']).toBeUndefined();
  for (const cookie of cookiesOf(answer)) expect(cookie).toMatch(/^mooring_/);
});
