import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { failureOf } from '../testing/failureOf.ts';
import { closedPort, httpServer, type LocalServer, tcpServer } from '../testing/localServers.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { defaultLimits, type HttpLimits } from './httpLimits.ts';
import { type CallOptions, type CallRecord, createRegistryHttp } from './registryHttp.ts';

const signal = new AbortController().signal;
let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

interface Way {
  readonly target?: Partial<RegistryTarget>;
  readonly call?: Partial<CallOptions>;
  readonly limits?: Partial<HttpLimits>;
  readonly allowLoopback?: boolean;
}

async function get(port: number, { target, call, limits = {}, allowLoopback = true }: Way = {}) {
  const session = createRegistryHttp({ allowLoopback, limits: { retryWaitsMs: [], ...limits } }).open(
    localTarget(port, target),
  );
  try {
    return await session.get('/path', { auth: false, signal, ...call });
  } finally {
    await session.close();
  }
}

async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<number> {
  server = await httpServer(answer);
  return server.port;
}

async function speaking(onConnection: (socket: Socket) => void): Promise<number> {
  server = await tcpServer(onConnection);
  return server.port;
}

describe('what goes out', () => {
  test('the password goes along only where it is asked for, as UTF-8', async () => {
    const seen: (string | undefined)[] = [];
    const port = await answering((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    const target = { userName: 'käthe', password: '密码:1' };
    await get(port, { target });
    await get(port, { target, call: { auth: true } });
    expect(seen).toEqual([undefined, `Basic ${Buffer.from('käthe:密码:1').toString('base64')}`]);
  });

  test('a path goes out as it is given, and the Host is the domain with the port', async () => {
    let seen = '';
    const port = await answering((request, response) => {
      seen = `${request.headers.host} ${request.url}`;
      response.end('{}');
    });
    const session = createRegistryHttp({ allowLoopback: true }).open(localTarget(port));
    await session.get('/projects/a/repositories/app%252Fapi?page=1', { auth: false, signal });
    expect(seen).toBe(`harbor.example.test:${port} /projects/a/repositories/app%252Fapi?page=1`);
    expect(session.localAddress).toBe('127.0.0.1');
    await session.close();
  });

  test('an IPv6 literal as the domain is the Host in brackets', async () => {
    let host: string | undefined;
    const port = await answering((request, response) => {
      host = request.headers.host;
      response.end('{}');
    });
    await get(port, { target: { domainName: '2001:db8::1' } });
    expect(host).toBe(`[2001:db8::1]:${port}`);
  });

  test('cookies are not kept', async () => {
    const cookies: (string | undefined)[] = [];
    const port = await answering((request, response) => {
      cookies.push(request.headers.cookie);
      response.setHeader('set-cookie', 'sid=1; Path=/');
      response.end('{}');
    });
    const session = createRegistryHttp({ allowLoopback: true }).open(localTarget(port));
    await session.get('/', { auth: true, signal });
    await session.post('/', { a: 1 }, { auth: true, signal });
    await session.close();
    expect(cookies).toEqual([undefined, undefined]);
  });

  test('a log record holds no query, header or secret', async () => {
    const port = await answering((_request, response) => response.end('{}'));
    const records: CallRecord[] = [];
    const session = createRegistryHttp({ allowLoopback: true, log: (call) => records.push(call) }).open(
      localTarget(port, { password: 'hunter2' }),
    );
    await session.get('/list?token=hunter2', { auth: true, signal });
    await session.close();
    expect(records).toEqual([
      { method: 'GET', host: 'harbor.example.test', path: '/list', status: 200, ms: expect.any(Number) },
    ]);
  });

  test('loopback is refused unless it is allowed, before anything is dialled', async () => {
    let connections = 0;
    const port = await speaking(() => {
      connections += 1;
    });
    expect(await failureOf(get(port, { allowLoopback: false }))).toEqual({
      code: 'NetworkConnectError',
      reason: 'addressRefused',
      passed: null,
    });
    expect(connections).toBe(0);
  });
});

const redirected = (changes: string, location: string) => ({
  code: 'RegistryFailure',
  reason: 'redirected',
  status: 302,
  redirect: { changes, location },
});

describe('what comes back', () => {
  test('JSON is read whatever the content type says', async () => {
    const port = await answering((_request, response) => {
      response.setHeader('content-type', 'text/plain');
      response.end('{"code":401}');
    });
    expect((await get(port)).json(z.object({ code: z.number() }))).toEqual({ code: 401 });
  });

  test('HTML where JSON belongs is notJson, and its status can be looked at first', async () => {
    const port = await answering((_request, response) => {
      response.statusCode = 404;
      response.end('<html>secret words</html>');
    });
    const response = await get(port);
    expect(response.status).toBe(404);
    expect(await failureOf((async () => response.json(z.object({})))())).toEqual({
      code: 'RegistryFailure',
      reason: 'notJson',
      status: 404,
    });
  });

  test('a body over the limit is given up while it still comes', async () => {
    const port = await answering((_request, response) => {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', pour);
      pour();
    });
    expect(
      await failureOf(get(port, { limits: { maxBodyBytes: { ...defaultLimits.maxBodyBytes, page: 1024 * 1024 } } })),
    ).toEqual({
      code: 'RegistryFailure',
      reason: 'tooLarge',
      status: 200,
    });
  });

  test('headers without end are too large', async () => {
    const port = await speaking((socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 200 OK\r\nx-filler: ${'x'.repeat(100_000)}\r\n\r\n`)),
    );
    expect(await failureOf(get(port))).toEqual({ code: 'RegistryFailure', reason: 'tooLarge', status: null });
  });

  test.each([
    ['120', 120],
    ['soon', null],
    [undefined, null],
  ])('429 with Retry-After %s is RegistryRateLimited', async (retryAfter, retryAfterSeconds) => {
    const port = await answering((_request, response) => {
      response.writeHead(429, retryAfter === undefined ? {} : { 'retry-after': retryAfter });
      response.end();
    });
    expect(await failureOf(get(port))).toEqual({ code: 'RegistryRateLimited', retryAfterSeconds });
  });

  test.each([
    [
      'https of the same host',
      'https://harbor.example.test/path?token=t',
      {
        code: 'NetworkConnectError',
        reason: 'plainHttpToHttps',
        passed: 'connect',
        location: 'https://harbor.example.test/path',
      },
    ],
    [
      'https of another name',
      'https://registry.corp.test/path',
      redirected('https', 'https://registry.corp.test/path'),
    ],
    ['another host', 'http://user:pw@evil.example.test/?next=1', redirected('host', 'http://evil.example.test/')],
    ['another port', 'http://harbor.example.test:8080/', redirected('port', 'http://harbor.example.test:8080/')],
    ['a login page of its own', '/login', redirected('path', expect.stringMatching(/test:\d+\/login$/))],
    ['no place at all', undefined, { code: 'RegistryFailure', reason: 'redirected', status: 302 }],
    ['no web address', 'javascript:alert(1)', { code: 'RegistryFailure', reason: 'redirected', status: 302 }],
  ])('a redirect to %s is not followed, and told with where it leads', async (_to, location, failure) => {
    let requests = 0;
    const port = await answering((_request, response) => {
      requests += 1;
      response.writeHead(302, location === undefined ? {} : { location });
      response.end();
    });
    expect(await failureOf(get(port, { call: { auth: true } }))).toEqual(failure);
    expect(requests).toBe(1);
  });

  test.each([
    ['nginx', '<html>400 The plain HTTP request was sent to HTTPS port</html>'],
    ['Go', 'Client sent an HTTP request to an HTTPS server.\n'],
  ])('%s complaining of plain HTTP on its HTTPS port is plainHttpToHttps', async (_who, text) => {
    const port = await answering((_request, response) => {
      response.statusCode = 400;
      response.end(text);
    });
    expect(await failureOf(get(port))).toEqual({
      code: 'NetworkConnectError',
      reason: 'plainHttpToHttps',
      passed: 'connect',
    });
  });

  test('a TLS alert in answer to plain HTTP is plainHttpToHttps', async () => {
    const port = await speaking((socket) =>
      socket.once('data', () => socket.end(Buffer.from('15030100020246', 'hex'))),
    );
    expect(await failureOf(get(port))).toMatchObject({ reason: 'plainHttpToHttps' });
  });

  test('a server of another protocol is an unexpected answer', async () => {
    const port = await speaking((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
    expect(await failureOf(get(port))).toEqual({ code: 'RegistryFailure', reason: 'unexpectedAnswer', status: null });
  });
});

describe('what does not come back', () => {
  test('nothing listening is refused', async () => {
    expect(await failureOf(get(await closedPort()))).toEqual({
      code: 'NetworkConnectError',
      reason: 'refused',
      passed: null,
    });
  });

  test('a connection cut before the answer is a reset', async () => {
    const port = await speaking((socket) => socket.once('data', () => socket.destroy()));
    expect(await failureOf(get(port))).toEqual({ code: 'NetworkConnectError', reason: 'reset', passed: 'connect' });
  });

  test('a connection cut in the middle of the body is a reset, not a short answer', async () => {
    const port = await speaking((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1,2')),
    );
    expect(await failureOf(get(port))).toMatchObject({ code: 'NetworkConnectError', reason: 'reset' });
  });

  test('silence is a timeout that names how far it came', async () => {
    const port = await answering(() => {});
    expect(await failureOf(get(port, { call: { timeoutMs: 50 } }))).toEqual({
      code: 'NetworkConnectError',
      reason: 'timeout',
      passed: 'connect',
    });
  });

  test('a body that drips for ever is cut off by the time of the whole call', async () => {
    const port = await answering((_request, response) => {
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    expect(await failureOf(get(port, { call: { timeoutMs: 100 } }))).toMatchObject({ reason: 'timeout' });
  });

  test('an abort is thrown on with its own reason, and ends the connection', async () => {
    const abort = new AbortController();
    let closed: Promise<unknown> | undefined;
    const port = await answering((request) => {
      closed = once(request.socket, 'close');
      abort.abort(new Error('cancelled by the administrator'));
    });
    await expect(get(port, { call: { signal: abort.signal } })).rejects.toThrow('cancelled by the administrator');
    await closed;
  });

  test('an idle connection that the server closed is no failure of the next call', async () => {
    let connections = 0;
    const port = await speaking((socket) => {
      connections += 1;
      const first = connections === 1;
      let requests = 0;
      socket.on('data', () => {
        requests += 1;
        if (first && requests === 2) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      });
    });
    const http = createRegistryHttp({ allowLoopback: true, limits: { connections: 1 } });
    const session = http.open(localTarget(port));
    await session.get('/', { auth: false, signal });
    expect((await session.get('/', { auth: false, signal })).status).toBe(200);
    expect(connections).toBe(2);
    await session.close();
  });
});

describe('a pause that the registry asks for', () => {
  /** Answers the first call with the status and Retry-After, the others well. */
  async function asking(status: number, retryAfter: string) {
    const calls: number[] = [];
    const port = await answering((_request, response) => {
      calls.push(performance.now());
      if (calls.length === 1) response.writeHead(status, { 'retry-after': retryAfter });
      response.end('{}');
    });
    const session = testHttp().open(localTarget(port));
    const ask = (call: Partial<CallOptions> = {}) =>
      session.get('/', { auth: false, signal, repeat: 'never', ...call });
    return { session, calls, ask };
  }
  const [limited, away] = [
    { code: 'RegistryRateLimited', retryAfterSeconds: 1 },
    { code: 'RegistryFailure', reason: 'status', status: 503, retryAfterSeconds: 1 },
  ];

  test.each([
    [429, limited],
    [503, away],
  ])(
    '%i with Retry-After is told with it, and no call of the session goes out before',
    { tags: 'thorough' },
    async (status, failure) => {
      const { session, calls, ask } = await asking(status, '1');
      expect(await failureOf(ask())).toEqual(failure);
      await Promise.all([ask(), ask()]);
      const [asked = 0, next = 0] = calls;
      expect(next - asked).toBeGreaterThan(990);
      await session.close();
    },
  );

  test('a GET waits for it, and goes out again', { tags: 'thorough' }, async () => {
    const { session, calls } = await asking(429, '1');
    expect((await session.get('/', { auth: false, signal })).status).toBe(200);
    expect(calls).toHaveLength(2);
    await session.close();
  });

  test('503 without Retry-After is the caller’s to judge', async () => {
    const port = await answering((_request, response) => response.writeHead(503).end());
    expect((await get(port)).status).toBe(503);
  });

  test('one that is too long to be waited for fails whoever asks meanwhile at once, by what it failed by', async () => {
    const { session, calls, ask } = await asking(503, '7200');
    await failureOf(ask());
    expect(await failureOf(ask())).toEqual({ ...away, retryAfterSeconds: 7_200 });
    expect(calls).toHaveLength(1);
    await session.close();
  });

  test('one of years is kept for a day', async () => {
    const { session, ask } = await asking(429, '999999999');
    await failureOf(ask());
    expect(await failureOf(ask())).toEqual({ ...limited, retryAfterSeconds: 86_400 });
    await session.close();
  });

  test('whoever waits for it stops at once where it is aborted', async () => {
    const { session, ask } = await asking(429, '30');
    await failureOf(ask());
    const abort = new AbortController();
    const waiting = ask({ signal: abort.signal });
    abort.abort(new Error('cancelled by the administrator'));
    await expect(waiting).rejects.toThrow('cancelled by the administrator');
    await session.close();
  });
});
