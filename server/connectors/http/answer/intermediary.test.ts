import type { OutgoingHttpHeaders } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failureOf.ts';
import { httpServer, type LocalServer } from '../../testing/localServers.ts';
import { localTarget } from '../../testing/target.ts';
import { testHttp } from '../../testing/testHttp.ts';
import type { CallOptions } from '../registryHttp.ts';

const signal = new AbortController().signal;
let server: LocalServer | undefined;
afterEach(() => server?.close());

interface Seen {
  readonly status: number;
  readonly headers?: OutgoingHttpHeaders;
  readonly body: string;
}

/** A registry whose own refusals are `{"own": true}`. */
async function ask({ status, headers = {}, body }: Seen, path = '/list', call: Partial<CallOptions> = {}) {
  server = await httpServer((_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  const http = testHttp().withErrorFormat({ isOwnError: (response) => response.text.includes('"own"') });
  const session = http.open(localTarget(server.port, { userName: 'admin', password: 'Hunter2-secret' }));
  try {
    return await session.get(path, { auth: true, signal, ...call });
  } finally {
    await session.close();
  }
}

const html = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head><body>…</body></html>`;

describe('an answer in another error format than the registry’s own', () => {
  test.each([
    [
      400,
      { server: 'cloudflare', 'cf-ray': '8a1' },
      html('Bad &amp; request'),
      'Bad & request',
      ['Server: cloudflare', 'CF-Ray: 8a1'],
    ],
    [
      401,
      { 'www-authenticate': 'Basic realm="Staff only"' },
      html('401'),
      undefined,
      ['WWW-Authenticate: Basic realm="Staff only"'],
    ],
    [
      403,
      { server: 'awselb/2.0' },
      'Access denied by policy\nrule 7',
      'Access denied by policy',
      ['Server: awselb/2.0'],
    ],
    [403, { via: '1.1 kong/3.4' }, '{"message":"forbidden"}', 'forbidden', ['Via: 1.1 kong/3.4']],
    [
      404,
      { server: 'APISIX/3.9' },
      '{"error_msg":"404 Route Not Found"}',
      '404 Route Not Found',
      ['Server: APISIX/3.9'],
    ],
    [
      407,
      { 'proxy-authenticate': 'Basic realm="squid"', 'x-squid-error': 'ERR_CACHE_ACCESS_DENIED 0' },
      html('ERROR'),
      'ERROR',
      ['Proxy-Authenticate: Basic realm="squid"', 'X-Squid-Error: ERR_CACHE_ACCESS_DENIED 0'],
    ],
    [503, {}, html('Down for maintenance'), 'Down for maintenance', undefined],
    [200, { 'content-type': 'text/html' }, html('Sign in to the network'), 'Sign in to the network', undefined],
    [403, {}, '', undefined, undefined],
  ] as const)('%i is told with its title and who answered', async (status, headers, body, title, answeredBy) => {
    expect(await failureOf(ask({ status, headers, body }))).toEqual({
      code: 'RegistryFailure',
      reason: 'intermediary',
      status,
      ...(title === undefined ? {} : { title }),
      ...(answeredBy === undefined ? {} : { answeredBy }),
    });
  });

  test.each([500, 502, 504])('%i is a server’s or gateway’s failure, and says who failed', async (status) => {
    const failure = await failureOf(ask({ status, headers: { server: 'nginx' }, body: html('Bad Gateway') }));
    expect(failure).toEqual({
      code: 'RegistryFailure',
      reason: 'status',
      status,
      title: 'Bad Gateway',
      answeredBy: ['Server: nginx'],
    });
  });

  test.each([400, 403, 404])('%i to a name that goes out encoded twice is told as that', async (status) => {
    const path = '/projects/a/repositories/app%252Fapi/artifacts';
    expect(await failureOf(ask({ status, body: html('Bad Request') }, path))).toMatchObject({
      reason: 'encodedNameRefused',
      status,
    });
  });

  test('is returned only to a caller that accepts it', async () => {
    const call = { acceptFromAnyone: [404] };
    expect((await ask({ status: 404, body: html('Not found') }, '/', call)).status).toBe(404);
    await server?.close();
    expect(await failureOf(ask({ status: 403, body: html('No') }, '/', call))).toMatchObject({
      reason: 'intermediary',
    });
  });

  test('never shows what was sent as a secret, a control character or a page at length', async () => {
    const basic = Buffer.from('admin:Hunter2-secret').toString('base64');
    const headers = { server: `proxy Basic ${basic}`, via: '1.1 squid' };
    const failure = await failureOf(ask({ status: 403, headers, body: html('You sent Hunter2-secret') }));
    expect(failure).toEqual({
      code: 'RegistryFailure',
      reason: 'intermediary',
      status: 403,
      answeredBy: ['Via: 1.1 squid'],
    });
    await server?.close();
    const long = await failureOf(ask({ status: 403, body: html(`a\u0007b\n\u202Ec ${'x'.repeat(5_000)}`) }));
    expect(long).toMatchObject({ title: expect.stringMatching(/^a b c x{1,120}$/) });
  });
});

test.each([400, 401, 403, 404, 412])(
  '%i in the registry’s own error format is the caller’s to judge',
  async (status) => {
    expect((await ask({ status, body: '{"own":true}' })).status).toBe(status);
  },
);
