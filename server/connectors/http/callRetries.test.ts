import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf } from '../testing/failureOf.ts';
import { closedPort, httpServer, type LocalServer } from '../testing/localServers.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import type { CallOptions } from './registryHttp.ts';

const signal = new AbortController().signal;
let server: LocalServer | undefined;
afterEach(() => server?.close());

type Answering = (response: ServerResponse, request: IncomingMessage) => void;

/** The first calls are answered by these, one each, the others well. */
async function registry(...troubles: Answering[]) {
  let calls = 0;
  server = await httpServer((request, response) => {
    const trouble = troubles[calls];
    calls += 1;
    if (trouble === undefined) response.end('[1]');
    else trouble(response, request);
  });
  const { port } = server;
  return { calls: () => calls, session: testHttp().open(localTarget(port)), target: localTarget(port) };
}

const status = (code: number) => (response: ServerResponse) => response.writeHead(code).end('<html>trouble</html>');
const ask = (call: Partial<CallOptions> = {}) => ({ auth: true, signal, ...call });

describe('a GET that met what may pass by itself goes out again', () => {
  test.each([
    ['500', status(500)],
    ['502', status(502)],
    ['503', status(503)],
    ['504', status(504)],
    ['408', status(408)],
    ['a connection that is cut', (response: ServerResponse) => response.destroy()],
    [
      'an answer that is cut',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': 100 }).write('[1,');
        setImmediate(() => response.destroy());
      },
    ],
    ['half a JSON that ends well', (response: ServerResponse) => response.end('[1,')],
    ['a limit on calls', status(429)],
  ])('%s', async (_what, trouble) => {
    const { session, calls } = await registry(trouble, trouble, trouble);
    expect((await session.get('/', ask())).text).toBe('[1]');
    expect(calls()).toBe(4);
    await session.close();
  });
});

test('what does not pass is told after the last try', async () => {
  const always = status(502);
  const { session, calls } = await registry(always, always, always, always, always);
  expect((await session.get('/', ask())).status).toBe(502);
  expect(calls()).toBe(4);
  await session.close();
});

describe('nothing else goes out again', () => {
  test.each([
    ['a refusal', status(403)],
    ['a missing page', status(404)],
    ['a page of a portal', (response: ServerResponse) => response.end('<html>Sign in</html>')],
    ['a redirect', (response: ServerResponse) => response.writeHead(302, { location: '/login' }).end()],
  ])('%s', async (_what, answer) => {
    const { session, calls } = await registry(answer);
    await session.get('/', ask()).catch(() => undefined);
    expect(calls()).toBe(1);
    await session.close();
  });

  test('a POST, which may have been carried out', async () => {
    const { session, calls } = await registry(status(502));
    expect((await session.post('/', null, ask())).status).toBe(502);
    expect(calls()).toBe(1);
    await session.close();
  });

  test('a call that counts once', async () => {
    const { session, calls } = await registry(status(502));
    await session.get('/', ask({ repeat: 'never' })).catch(() => undefined);
    expect(calls()).toBe(1);
    await session.close();
  });

  test('a limit on calls where the caller slows down by itself', async () => {
    const { session, calls } = await registry(status(429));
    expect(await failureOf(session.get('/', ask({ repeat: 'notLimits' })))).toMatchObject({
      code: 'RegistryRateLimited',
    });
    expect(calls()).toBe(1);
    await session.close();
  });
});

test('who watches the stages waits for the answer: it is asked once more, and a limit is told at once', async () => {
  const { target, calls } = await registry(status(502), status(502), status(429));
  const session = testHttp().open(target, () => {});
  await session.get('/', ask()).catch(() => undefined);
  expect(calls()).toBe(2);
  expect(await failureOf(session.get('/', ask()))).toMatchObject({ code: 'RegistryRateLimited' });
  expect(calls()).toBe(3);
  await session.close();
});

test('a registry that answers nobody is asked once; one silent call among answered ones goes out again', async () => {
  const silent = () => {};
  const { session, calls } = await registry(silent, silent);
  expect(await failureOf(session.get('/', ask({ timeoutMs: 30 })))).toMatchObject({ reason: 'timeout' });
  expect(calls()).toBe(1);
  const hanging = session.get('/', ask({ timeoutMs: 500 }));
  await expect.poll(calls).toBe(2);
  await session.get('/', ask());
  expect((await hanging).text).toBe('[1]');
  await session.close();
});

test('a port where nothing listens is tried again: a server that restarts is back in a moment', async () => {
  const waits: number[] = [];
  const port = await closedPort();
  const session = testHttp({ log: () => waits.push(1) }).open(localTarget(port));
  expect(await failureOf(session.get('/', ask()))).toMatchObject({ reason: 'refused' });
  expect(waits).toHaveLength(4);
  await session.close();
});
