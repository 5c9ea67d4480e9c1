import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { startTestServer, type TestServer } from '../testing/testServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

async function post(path: string, headers: Record<string, string>, body = '{}') {
  const answer = await server.fetch(path, { method: 'POST', headers, body });
  return { status: answer.status, body: errorBodySchema.safeParse(await answer.json()).data };
}

describe('the door', () => {
  test('health needs no sign-in', async () => {
    const answer = await server.fetch('/healthz', { cookie: null });
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'ok' }]);
  });

  test('an action without a session is NotSignedIn, with everything an error carries', async () => {
    const answer = await server.fetch('/api/DescribeImageStatistics', {
      method: 'POST',
      body: '{"Lang":"en"}',
      cookie: null,
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      Code: 'NotSignedIn',
      Message: expect.stringMatching(/not signed in/i),
      Recommend: expect.stringMatching(/sign in/i),
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      HostId: new URL(server.url).host,
    });
  });

  test.each([
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch from a neighbour', { 'sec-fetch-site': 'same-site' }],
    ['an opaque origin', { origin: 'null' }],
  ])('a request from %s is refused', async (_name, headers) => {
    const { status, body } = await post('/api/DescribeImageStatistics', headers);
    expect([status, body?.Code]).toEqual([403, 'NoPermission']);
  });

  test('a request from another origin is refused, by both names', async () => {
    const { status, body } = await post('/api/DescribeImageStatistics', {
      origin: 'https://evil.example',
      'accept-language': 'en',
    });
    expect([status, body?.Code]).toEqual([403, 'OriginRefused']);
    expect(body?.Recommend).toContain('evil.example');
    expect(body?.Recommend).toContain(new URL(server.url).host);
  });

  test('a request from the console’s own page is answered', async () => {
    const { status } = await post('/api/DescribeImageStatistics', {
      origin: new URL(server.url).origin,
      'sec-fetch-site': 'same-origin',
    });
    expect(status).toBe(200);
  });

  test('every answer forbids foreign scripts and framing', async () => {
    const { headers } = await server.fetch('/healthz');
    expect(headers.get('content-security-policy')).toMatch(/(?:^|; )script-src 'self'(?:;|$)/);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('bad input', () => {
  test('a body that is not JSON is IllegalParam', async () => {
    const { status, body } = await post('/api/DescribeImageStatistics', {}, '{"a":');
    expect([status, body?.Code]).toEqual([400, 'IllegalParam']);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', ''])(
    'JSON that is sent as “%s”, as a form can, is IllegalParam',
    async (type) => {
      const { status, body } = await post('/api/DescribeImageStatistics', { 'content-type': type });
      expect([status, body?.Code]).toEqual([400, 'IllegalParam']);
    },
  );

  test('a body over a megabyte is IllegalParam', async () => {
    const { status, body } = await post('/api/DescribeImageStatistics', {}, JSON.stringify({ a: 'x'.repeat(2 ** 21) }));
    expect([status, body?.Code]).toEqual([400, 'IllegalParam']);
  });

  test.each(['null', '[]', '"text"', '7'])('a body of %s is IllegalParam', async (text) => {
    const { status, body } = await post('/api/DescribeImageStatistics', {}, text);
    expect([status, body?.Code]).toEqual([400, 'IllegalParam']);
  });

  test('an unknown action is NotFound', async () => {
    const { status, body } = await post('/api/DropAllTables', {});
    expect([status, body?.Code]).toEqual([404, 'NotFound']);
  });

  test('an inherited property is no action', async () => {
    const { status, body } = await post('/api/constructor', {});
    expect([status, body?.Code]).toEqual([404, 'NotFound']);
  });

  test('an unknown data centre is IllegalParam', async () => {
    const { status, body } = await post('/api/DescribeImageStatistics?center=mars', {});
    expect([status, body?.Issues?.[0]?.path]).toEqual([400, ['center']]);
  });

  test('every wrong field is named, in the caller’s language', async () => {
    const { body } = await server.refused('AddPrivateRegistry', {
      Lang: 'en',
      RegistryType: 'harbor',
      RegistryVersion: 'V3',
      ProtocolType: 2,
      NetType: 1,
      RegistryRegionId: 'cn-hangzhou',
      RegistryHostIp: 'harbor.example.com',
      Port: 70_000,
      DomainName: 'https://harbor.example.com/',
      UserName: 'admin',
      Password: 'x',
    });
    expect(body.Issues).toEqual([
      { path: ['RegistryVersion'], message: 'Choose one of the options' },
      { path: ['RegistryHostIp'], message: 'Enter an IPv4 or IPv6 address' },
      { path: ['Port'], message: 'Enter a whole number from 1 to 65535' },
      { path: ['DomainName'], message: 'Enter a domain name or IP without protocol and path' },
    ]);
  });

  test('Criteria that is not JSON, or names no criterion, is IllegalParam', async () => {
    for (const Criteria of ['{', '[{"name":"nonsense","value":"x"}]', '[{"name":"riskStatus","value":"MAYBE"}]']) {
      const { status, body } = await server.refused('DescribeImageInstances', { Criteria });
      expect([status, body.Code]).toEqual([400, 'IllegalParam']);
    }
  });

  test('messages follow Lang, then Accept-Language, then zh', async () => {
    const messageOf = async (headers: Record<string, string>, body: string) =>
      (await post('/api/PageImageRegistry', headers, body)).body?.Message;
    expect(await messageOf({ 'accept-language': 'en-GB,en' }, '{"Lang":"zh","PageSize":0}')).toBe('参数错误');
    expect(await messageOf({ 'accept-language': 'en-GB,en' }, '{"PageSize":0}')).toBe('Some values are not valid');
    expect(await messageOf({ 'accept-language': 'fr' }, '{"PageSize":0}')).toBe('参数错误');
  });
});
