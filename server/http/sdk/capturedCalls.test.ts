import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type KeyPair, openApiClient, openApiCoreClient, popClient, type SdkClient } from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

/** What somebody between a script and its server can keep of a call, and send once more. */
interface CapturedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: TestServer;
let key: KeyPair;
const captured: CapturedCall[] = [];
const eavesdropper = createServer(async (incoming, answer) => {
  const { method = 'GET', url = '/', headers } = incoming;
  captured.push({ method, path: url, headers, body: await buffer(incoming) });
  answer.setHeader('content-type', 'application/json').end('{}');
});

beforeAll(async () => {
  server = await startTestServer();
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', { Name: 'ci' });
  key = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret };
  await new Promise<void>((resolve) => eavesdropper.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  eavesdropper.closeAllConnections();
  eavesdropper.close();
  await server.close();
});
afterEach(() => vi.useRealTimers());

/** A call as the client signs it, by its own clock. */
async function capture(client: (url: string) => SdkClient): Promise<CapturedCall> {
  const { port } = eavesdropper.address() as AddressInfo;
  await client(`http://127.0.0.1:${port}`)('ListImageRegistryRegion', { query: { Lang: 'en' } });
  return captured.at(-1) ?? expect.fail();
}

/** Sends it as it is, `Host` included, which is signed too. */
function send({ method, path, headers, body }: CapturedCall): Promise<[number | undefined, string | undefined]> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers }, async (answer) => {
      const { Code } = JSON.parse(String(await buffer(answer))) as { Code?: string };
      resolve([answer.statusCode, Code]);
    });
    sent.once('error', reject).end(body);
  });
}

const clients: [name: string, client: (url: string) => SdkClient][] = [
  ['openapi-core, ACS3-HMAC-SHA256', (url) => openApiCoreClient(url, key)],
  ['openapi-core, HMAC-SHA1', (url) => openApiCoreClient(url, key, 'v2')],
  ['openapi-client', (url) => openApiClient(url, key)],
  ['pop-core by GET', (url) => popClient(url, key)],
  ['pop-core by POST', (url) => popClient(url, key, 'POST')],
];

test.each(clients)('what %s has sent counts once, as it is, and within fifteen minutes', async (_name, client) => {
  const call = await capture(client);
  const changed = {
    ...call,
    path: call.path.replace('Lang=en', 'Lang=zh'),
    body: Buffer.from(String(call.body).replace('Lang=en', 'Lang=zh')),
  };
  expect(await send(changed)).toEqual([400, 'SignatureDoesNotMatch']);
  expect(await send(call)).toEqual([200, undefined]);
  expect(await send(call)).toEqual([400, 'SignatureNonceUsed']);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 16 * 60_000 });
  const old = await capture(client);
  vi.useRealTimers();
  expect(await send(old)).toEqual([400, 'InvalidTimeStamp.Expired']);
});
