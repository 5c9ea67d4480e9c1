import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type ClientConfig,
  openApiClient,
  openApiCoreClient,
  popClient,
  type SdkClient,
} from '../../testing/sdkClients.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { startTlsProxy } from '../../testing/tlsProxy.ts';

type Proxy = Awaited<ReturnType<typeof startTlsProxy>>;

let server: TestServer;
let faithful: Proxy;
let rewriting: Proxy;
let key: ClientConfig;

beforeAll(async () => {
  server = await startTestServer();
  faithful = await startTlsProxy(() => server.url);
  rewriting = await startTlsProxy(() => server.url, { rewritesHost: true });
  const { AccessKeyId, AccessKeySecret } = await server.call('CreateAccessKey', { Name: 'behind a proxy' });
  key = { accessKeyId: AccessKeyId, accessKeySecret: AccessKeySecret };
});
afterAll(async () => {
  await faithful.close();
  await rewriting.close();
  await server.close();
});

type ClientOf = (url: string, config: ClientConfig) => SdkClient;
const signingHost: [name: string, clientOf: ClientOf][] = [
  ['openapi-core, ACS3-HMAC-SHA256', openApiCoreClient],
  ['openapi-client', openApiClient],
];
const signingParameters: [name: string, clientOf: ClientOf][] = [
  ['openapi-core, HMAC-SHA1', (url, config) => openApiCoreClient(url, config, 'v2')],
  ['pop-core by GET', popClient],
  ['pop-core by POST', (url, config) => popClient(url, config, 'POST')],
];

const ask = (clientOf: ClientOf, { port, cert }: Proxy) =>
  clientOf(`https://localhost:${port}`, { ...key, ca: cert })('ListImageRegistryRegion', { query: { Lang: 'en' } });

test.each([...signingHost, ...signingParameters])(
  '%s is answered through a proxy that speaks TLS',
  async (_name, clientOf) => {
    expect(await ask(clientOf, faithful)).toMatchObject({ Regions: expect.any(Array) });
  },
);

describe('through a proxy that puts another Host in place of the signed one', () => {
  test.each(signingHost)('%s is told what a proxy has to pass', async (_name, clientOf) => {
    const refusal = await ask(clientOf, rewriting).catch((error: unknown) => error);
    const data = { Recommend: expect.stringContaining('it has to pass the Host header') };
    expect(refusal).toMatchObject({ code: 'SignatureDoesNotMatch', data });
  });

  test.each(signingParameters)('%s is answered: it does not sign Host', async (_name, clientOf) => {
    expect(await ask(clientOf, rewriting)).toMatchObject({ Regions: expect.any(Array) });
  });
});
