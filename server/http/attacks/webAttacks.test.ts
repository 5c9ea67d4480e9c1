import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { actionNames, actions } from '#contract/actions/actions.ts';
import { errorBodySchema } from '#contract/failures/errors.ts';
import { type KeyPair, openApiCoreClient, signedOnce } from '../../testing/sdkClients.ts';
import { image, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';
import { addPerson, codeOf, type Person } from '../../testing/users/person.ts';

let server: TestServer;
let viewer: Person;
let key: KeyPair;
beforeAll(async () => {
  const folder = mkdtempSync(join(inject('temporaryFolder'), 'attacked-'));
  const consoleRoot = join(folder, 'dist');
  mkdirSync(join(consoleRoot, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.key'), 'the key of all secrets');
  writeFileSync(join(folder, 'dist.txt'), 'the key of all secrets');
  writeFileSync(join(consoleRoot, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(consoleRoot, 'assets/page.js'), 'export {};');
  server = await startTestServer({}, { consoleRoot });
  const { database } = server;
  await storeImages(database, await storeRegistry(database, 'harbor.example.com'), 'library/nginx', image('latest'));
  viewer = await addPerson(server, { name: 'vera', role: 'viewer' });
  const made = await server.call('CreateAccessKey', { Name: 'script' });
  key = { accessKeyId: made.AccessKeyId, accessKeySecret: made.AccessKeySecret };
});
afterAll(() => server.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  server.fetch(path, { method: 'POST', body, headers: { 'accept-language': 'en', ...headers } });

/** Says on a connection of its own what no client would, and reads all that is answered. */
function say(...lines: string[]): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.end(lines.join('\r\n'));
  return text(socket);
}

test.each([
  ['nothing', ''],
  ['a guess', 'guess'],
  ['a quote', "' or 1=1 --"],
  ['a list', 'signed-in,signed-in'],
  ['a token with more behind it', 'signed-inx'],
  ['a NUL', 'signed-in%00'],
  ['kilobytes', 'x'.repeat(3_000)],
])('a forged cookie signs nobody in: %s', async (_what, token) => {
  const [name = ''] = viewer.cookie.split('=');
  const answer = await server.fetch('/api/PageImageRegistry', {
    method: 'POST',
    body: '{}',
    cookie: `${name}=${token}`,
  });
  expect([answer.status, await codeOf(answer)]).toEqual([401, 'NotSignedIn']);
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another site, by a browser that says so', { 'sec-fetch-site': 'cross-site' }],
  ['a sibling host', { 'sec-fetch-site': 'same-site' }],
  ['a sibling port', { origin: 'http://127.0.0.1:1' }],
  ['a frame without an origin', { origin: 'null' }],
  ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['a form of plain text', { 'content-type': 'text/plain' }],
])('a request that %s makes a browser send changes nothing', async (_who, headers) => {
  const names = async () => (await server.call('ListAccessKeys', {})).AccessKeys.map(({ Name }) => Name);
  const before = await names();
  const answer = await post('/api/CreateAccessKey', '{"Name":"forged"}', headers as Record<string, string>);
  expect([400, 403]).toContain(answer.status);
  expect(await names()).toEqual(before);
});

test.each([
  ['x-http-method-override', 'DELETE'],
  ['x-method-override', 'DELETE'],
  ['x-http-method', 'DELETE'],
])('the header %s makes no other request of one', async (name, method) => {
  await viewer.fetch('/api/session', { headers: { [name]: method } });
  await viewer.fetch('/api/session?_method=DELETE');
  expect((await viewer.fetch('/api/PageImageRegistry', { method: 'POST', body: '{}' })).status).toBe(200);
  expect((await viewer.fetch('/api/PageImageRegistry?_method=POST', { headers: { [name]: 'POST' } })).status).toBe(404);
});

test.each(['TRACE', 'TRACK', 'DEBUG', 'OPTIONS', 'PROPFIND', 'CONNECT'])(
  'the method %s is none of ours',
  async (method) => {
    for (const path of ['/', '/api/session']) {
      const answer = await say(
        `${method} ${path} HTTP/1.1`,
        'Host: localhost',
        'X-Mark: echoed',
        'Connection: close',
        '',
        '',
      );
      // Or not answered at all.
      expect(answer).toMatch(/^(?:HTTP\/1\.1 4|$)/);
      expect(answer).not.toContain('echoed');
    }
  },
);

describe('fields that nobody asked for', () => {
  const extra = {
    Role: 'administrator',
    role: 'administrator',
    IsAdmin: true,
    UserName: undefined,
    SeesAllRegistries: true,
    userName: 'admin',
    registries: 'all',
    center: 'intl',
    Id: 1,
    PasswordHash: 'x',
    CreatedAt: 0,
  };

  test.each(actionNames)('are dropped by %s, or refused', (name) => {
    const { request } = actions[name];
    const known = Object.keys(request._zod.def.shape);
    const parsed = request.safeParse({ ...extra });
    // A schema that kept what it does not name would hand it on to the service.
    if (parsed.success) expect(Object.keys(parsed.data).filter((field) => !known.includes(field))).toEqual([]);
    expect(request._zod.def.catchall).toBeUndefined();
  });

  test('make no more of a user than they are', async () => {
    await viewer.fetch('/api/ListSessions', { method: 'POST', body: JSON.stringify(extra) });
    await viewer.fetch('/api/CreateAccessKey', { method: 'POST', body: JSON.stringify({ Name: 'mine', ...extra }) });
    const { Role } = await viewer.call('DescribeAccount', {});
    expect(Role).toBe('viewer');
    expect((await viewer.refused('ListUsers', extra)).Code).toBe('NoPermission.Role');
  });
});

describe('line ends and signs of terminals', () => {
  const injected = 'a\r\nSet-Cookie: x=1\u001b[31m\u2028{"level":60,"msg":"forged"}';

  test('in a name are refused', async () => {
    const answer = await post('/api/CreateAccessKey', JSON.stringify({ Name: injected }));
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'IllegalParam']);
  });

  test('in an address or a header make no line and no entry of the log', async () => {
    const before = server.logged().length;
    const answer = await say(
      `POST /api/${encodeURIComponent(injected)} HTTP/1.1`,
      'Host: localhost',
      'User-Agent: x {"level":60,"msg":"forged"}',
      'X-Request-Id: forged',
      'Content-Length: 0',
      'Connection: close',
      '',
      '',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toMatch(/^(?:set-cookie|x-request-id):/im);
    expect(errorBodySchema.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).RequestId).toMatch(/^[0-9A-F-]{36}$/);
    const logged = server.logged().slice(before);
    expect(logged).not.toContain('\u001b');
    for (const line of logged.trim().split('\n')) expect(JSON.parse(line)).not.toMatchObject({ msg: 'forged' });
  });

  test.each(['a\u0000b', 'a\u001b[31m', 'a\rb'])('in a header are refused: %j', async (value) => {
    const answer = await say('GET /healthz HTTP/1.1', 'Host: localhost', `User-Agent: ${value}`, '', '');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });
});

describe('a path', () => {
  test.each([
    '/../secret.key',
    '/assets/../../secret.key',
    '/..%2fsecret.key',
    '/assets/..%2f..%2fsecret.key',
    '/assets/%2e%2e/%2e%2e/secret.key',
    '/%252e%252e%252fsecret.key',
    '/assets/..%5c..%5csecret.key',
    '/assets/..\\..\\secret.key',
    '/assets/page.js%00.html',
    '/.%00./secret.key',
    '//etc/passwd',
    '/assets//etc/passwd',
    '/%c0%ae%c0%ae/secret.key',
    '/.txt',
  ])('%s leads to no file outside of the console', async (path) => {
    const answer = await say(`GET ${path} HTTP/1.1`, 'Host: localhost', 'Connection: close', '', '');
    expect(answer).toMatch(/^HTTP\/1\.1 [24]/);
    expect(answer).not.toContain('the key of all secrets');
    expect(answer).not.toContain('root:');
  });

  test.each(['..%2f..%2fsecret.key', '%2e%2e%2fx', 'x%00', '__proto__', 'constructor'])(
    'of an export, %s, leads to no file',
    async (id) => {
      expect((await server.fetch(`/api/export/${id}`)).status).toBe(404);
    },
  );
});

describe('names of JavaScript’s own', () => {
  const clean = () => {
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  };

  test.each([
    '{"__proto__":{"polluted":1}}',
    '{"constructor":{"prototype":{"polluted":1}}}',
    '{"PageSize":{"__proto__":{"polluted":1}}}',
    '{"RegistryTypeInList":{"__proto__":["x"],"polluted":1}}',
  ])('in JSON reach nothing: %s', async (body) => {
    expect((await post('/api/PageImageRegistry', body)).status).toBeLessThan(500);
    clean();
  });

  test.each([
    '[{"name":"__proto__","value":"x"}]',
    '[{"name":"constructor","value":"x"}]',
    '[{"name":"tag","value":"x","__proto__":{"polluted":1}}]',
    '{"__proto__":[{"name":"tag","value":"x"}]}',
  ])('in criteria reach nothing: %s', async (Criteria) => {
    expect((await post('/api/DescribeImageInstances', JSON.stringify({ Criteria }))).status).toBeLessThan(500);
    clean();
  });

  test.each([
    '__proto__.polluted',
    'RegistryTypeInList.__proto__.polluted',
    'constructor.prototype.polluted',
    'PageSize.__proto__',
    '__proto__',
  ])('in a parameter of the SDK wire reach nothing: %s', async (name) => {
    const { url, init } = signedOnce(server.url, key, 'PageImageRegistry', { query: { [name]: '1' } });
    expect((await fetch(url, init)).status).toBeLessThan(500);
    clean();
    await expect(openApiCoreClient(server.url, key)('PageImageRegistry')).resolves.toBeDefined();
  });
});

describe('a Host that is another’s', () => {
  test('is in nothing that a cache might keep', async () => {
    for (const path of ['/', '/cn/assets/images', '/assets/page.js', '/healthz']) {
      const answer = await server.fetch(path, {
        headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
      });
      const body = await answer.text();
      expect(body + JSON.stringify([...answer.headers])).not.toContain('evil.example');
    }
  });

  test('is refused, and its refusal is kept by no cache', async () => {
    for (const accept of ['text/html', '*/*']) {
      const answer = await say(
        'GET / HTTP/1.1',
        'Host: evil.example',
        `Accept: ${accept}`,
        'Connection: close',
        '',
        '',
      );
      expect(answer).toMatch(/^HTTP\/1\.1 403 /);
      expect(answer).toMatch(/^cache-control: no-store\r$/im);
    }
  });

  test('names nothing in an answer that a cache might keep: those of the API are for nobody else', async () => {
    const answer = await post('/api/PageImageRegistry', '{}');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a request that two servers would read as two', () => {
  const smuggled = 'GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
  test.each([
    ['two lengths', ['Content-Length: 2', 'Content-Length: 40', '', `{}${smuggled}`]],
    ['a length and chunks', ['Content-Length: 5', 'Transfer-Encoding: chunked', '', `0\r\n\r\n${smuggled}`]],
    ['chunks by another name', ['Transfer-Encoding: xchunked', '', `0\r\n\r\n${smuggled}`]],
    ['chunks twice', ['Transfer-Encoding: identity, chunked, chunked', '', `0\r\n\r\n${smuggled}`]],
    ['a length with a sign', ['Content-Length: +2', '', `{}${smuggled}`]],
    ['a header behind a blank', ['Content-Length : 2', '', `{}${smuggled}`]],
    ['a header that goes on', ['X-A: b', ' Content-Length: 2', 'Content-Length: 2', '', `{}${smuggled}`]],
    ['a chunk without an end', ['Transfer-Encoding: chunked', '', `1\nx\n0\n\n${smuggled}`]],
  ])('is refused, and its connection ended: %s', async (_what, lines) => {
    const answer = await say('POST /api/PageImageRegistry HTTP/1.1', 'Host: localhost', ...lines);
    // Or not answered at all.
    expect(answer.match(/HTTP\/1\.1 \d+/g) ?? ['HTTP/1.1 400']).toEqual(['HTTP/1.1 400']);
  });
});
