import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../testing/failureOf.ts';
import { httpServer, type LocalServer } from '../testing/localServers.ts';
import { createWebFetch, type WebFetch } from './webFetch.ts';

const running: (LocalServer | WebFetch)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function serve(onRequest: RequestListener): Promise<string> {
  const server = await httpServer(onRequest);
  running.push(server);
  return `http://provider.example.com:${server.port}/`;
}

function fetchBy(addresses: readonly string[], allowLoopback = true): WebFetch {
  const limits = { connectTimeoutMs: 300, callTimeoutMs: 300, maxBodyBytes: 1_000 };
  const webFetch = createWebFetch({ allowLoopback, lookUp: async () => addresses, limits });
  running.push(webFetch);
  return webFetch;
}
const get = { method: 'GET', headers: {} };
const here = ['127.0.0.1'];

test('an answer is read whole, and a form is sent as it is', async () => {
  const url = await serve((request, response) => {
    response.setHeader('content-type', 'application/json');
    request.pipe(response);
  });
  const form = new URLSearchParams({ code: 'a b' });
  const answer = await fetchBy(here)(url, { method: 'POST', headers: {}, body: form });
  expect(answer.headers.get('content-type')).toBe('application/json');
  expect(await answer.text()).toBe('code=a+b');
});

test('a redirect is an answer, and not followed', async () => {
  let asked = 0;
  const url = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect((await fetchBy(here)(url, get)).status).toBe(302);
  expect(asked).toBe(1);
});

test('more than may be is not read, however small it comes', async () => {
  const url = await serve((_request, response) => response.end('x'.repeat(2_000)));
  expect(await failureOf(fetchBy(here)(url, get))).toMatchObject({ code: 'RegistryFailure', reason: 'tooLarge' });
});

test('whoever drips is left after the time that a call may take', async () => {
  const url = await serve((_request, response) => response.write('{'));
  expect(await failureOf(fetchBy(here)(url, get))).toMatchObject({ code: 'NetworkConnectError', reason: 'timeout' });
});

test('a proxy of the environment is not asked', async () => {
  const proxy = await serve((_request, response) => response.end('from the proxy'));
  vi.stubEnv('HTTP_PROXY', proxy.replace('provider.example.com', '127.0.0.1'));
  const url = await serve((_request, response) => response.end('from the provider'));
  expect(await (await fetchBy(here)(url, get)).text()).toBe('from the provider');
});

describe.each([
  ['by its name', (address: string) => fetchBy([address], false)('http://provider.example.com/', get)],
  ['by its address', (address: string) => fetchBy([], false)(`http://${address}/`, get)],
])('%s', (_how, ask) => {
  test.each(['127.0.0.1', '169.254.169.254', '100.100.100.200', '0.0.0.0'])('%s is not dialled', async (address) => {
    expect(await failureOf(ask(address))).toMatchObject({ code: 'NetworkConnectError', reason: 'addressRefused' });
  });
});
