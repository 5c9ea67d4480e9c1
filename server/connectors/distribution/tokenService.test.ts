import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { policyOf } from '#contract/failures/policy.ts';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import { sha256 } from '#simulators/world/content/content.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { failureOf } from '../testing/failureOf.ts';
import { httpServer, httpsServer, type LocalServer } from '../testing/localServers.ts';
import { goodConfig, ociTypes } from '../testing/scriptedDistribution.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { Access, type AccessOptions } from './access.ts';
import { readImage } from './readImage.ts';

/** A registry whose tokens are given by a server of another name: what goes there, and what comes back. */
const authority = createIdentity({ commonName: 'Example Authority', authority: true });
const identity = createIdentity({ commonName: 'auth', names: ['auth.example.test'], signedBy: authority });
const config = JSON.stringify(goodConfig);
const manifest = JSON.stringify({
  schemaVersion: 2,
  config: { mediaType: ociTypes.config, digest: sha256(config), size: config.length },
  layers: [],
});
const servers: LocalServer[] = [];
let access: Access | undefined;
let shown: (string | undefined)[];
let callTimeoutMs: number;
beforeEach(() => {
  shown = [];
  callTimeoutMs = 10_000;
});
afterEach(async () => {
  await access?.close();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Opens to whoever brings `good`; sends everybody else to this realm. */
async function registryWith(realm: string): Promise<LocalServer> {
  const server = await httpServer((request, response) => {
    if (request.headers.authorization === 'Bearer good') {
      response.setHeader('content-type', ociTypes.manifest);
      response.end(request.url?.includes('/blobs/') ? config : manifest);
      return;
    }
    response.setHeader(
      'www-authenticate',
      `Bearer realm="${realm}",service="registry",scope="repository:team/app:pull"`,
    );
    response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED"}]}');
  });
  servers.push(server);
  return server;
}

const givesToken: RequestListener = (request, response) => {
  shown.push(request.headers.authorization, request.url);
  response.end(JSON.stringify({ access_token: 'good', expires_in: 300 }));
};

async function tokenService(listener: RequestListener = givesToken): Promise<LocalServer> {
  const server = await httpsServer({ key: identity.key, cert: identity.cert }, listener);
  servers.push(server);
  return server;
}

function opened(): Access {
  if (access === undefined) throw new Error('nothing was read yet');
  return access;
}

async function read(registry: LocalServer, more: Partial<RegistryTarget> = {}, options: AccessOptions = {}) {
  const target = localTarget(registry.port, { password: 's3cret', caCertificate: authority.cert, ...more });
  access = new Access(
    testHttp({ lookUp: async () => ['127.0.0.1'], limits: { callTimeoutMs, retryWaitsMs: [1] } }),
    target,
    options,
  );
  return readImage({ access, name: 'team/app', signal: new AbortController().signal }, sha256(manifest));
}

describe('a token service of another name', () => {
  test('gets no password before somebody has confirmed it, and is named as what is to be confirmed', async () => {
    const service = await tokenService();
    const registry = await registryWith(`https://auth.example.test:${service.port}/token`);
    const failure = await failureOf(read(registry));
    const host = `auth.example.test:${service.port}`;
    expect(failure).toEqual({ code: 'TokenServiceFailure', reason: 'unconfirmed', host });
    // No content can be read without a token; the lists are.
    expect(policyOf(failure).concerns).toBe('registry');
    expect(shown).toEqual([]);
  });

  test('gets it once it is confirmed, over TLS that is verified', async () => {
    const service = await tokenService();
    const registry = await registryWith(`https://auth.example.test:${service.port}/token`);
    const content = await read(registry, { tokenServiceHost: `auth.example.test:${service.port}` });
    expect(content).toMatchObject({ platforms: [{ platform: 'linux/amd64' }] });
    expect(shown).toEqual([
      `Basic ${Buffer.from('admin:s3cret').toString('base64')}`,
      '/token?service=registry&scope=repository%3Ateam%2Fapp%3Apull',
    ]);
  });

  test('that is slow is waited for', async () => {
    const service = await tokenService((request, response) => {
      setTimeout(() => givesToken(request, response), 500);
    });
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`https://${host}/token`);
    expect(await read(registry, { tokenServiceHost: host })).toMatchObject({ platforms: { length: 1 } });
    expect(shown).toHaveLength(2);
  });

  test('of another port than the confirmed one is another', async () => {
    const service = await tokenService();
    const registry = await registryWith(`https://auth.example.test:${service.port}/token`);
    expect(await failureOf(read(registry, { tokenServiceHost: 'auth.example.test' }))).toMatchObject({
      reason: 'unconfirmed',
    });
    expect(shown).toEqual([]);
  });

  test('gets none in plain text, confirmed or not', async () => {
    const service = await httpServer(givesToken);
    servers.push(service);
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`http://${host}/token`);
    expect(await failureOf(read(registry, { tokenServiceHost: host }))).toMatchObject({ reason: 'plainHttp', host });
    expect(shown).toEqual([]);
  });

  test('whose certificate is not trusted gets none', async () => {
    const service = await tokenService();
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`https://${host}/token`);
    const more = { tokenServiceHost: host, caCertificate: null };
    expect(await failureOf(read(registry, more))).toMatchObject({ reason: 'untrusted', host });
    expect(shown).toEqual([]);
  });

  test('is asked as nobody where we have no account', async () => {
    const service = await tokenService();
    const registry = await registryWith(`https://auth.example.test:${service.port}/token`);
    expect(await read(registry, { userName: '', password: '' })).toMatchObject({ platforms: { length: 1 } });
    expect(shown[0]).toBeUndefined();
  });

  test.each<[string, RequestListener, string]>([
    ['is silent', () => {}, 'unreachable'],
    ['breaks off', (_request, response) => response.destroy(), 'unreachable'],
    ['answers with a page', (_request, response) => response.end('<html><title>Sign in</title></html>'), 'wrongAnswer'],
    ['answers without a token', (_request, response) => response.end('{}'), 'wrongAnswer'],
    [
      'answers with what no header takes',
      (_request, response) => response.end('{"token":"a\\r\\nb: c"}'),
      'wrongAnswer',
    ],
    [
      'answers without an end',
      (_request, response) => response.end(`{"token":"${'x'.repeat(2_000_000)}"}`),
      'wrongAnswer',
    ],
    ['fails', (_request, response) => response.writeHead(500).end('{}'), 'wrongAnswer'],
    [
      'sends us on',
      (_request, response) => response.writeHead(302, { location: 'https://elsewhere.example.test/' }).end(),
      'wrongAnswer',
    ],
  ])('that %s is named as what fails', async (_what, listener, reason) => {
    if (reason === 'unreachable') callTimeoutMs = 400;
    const service = await tokenService(listener);
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`https://${host}/token`);
    expect(await failureOf(read(registry, { tokenServiceHost: host }))).toEqual({
      code: 'TokenServiceFailure',
      reason,
      host,
    });
  });

  test('that fails for one repository alone is named so there, and opens those that were asked for along with it', async () => {
    const fails = /repository%3Ateam%2Fbroken/;
    const service = await tokenService((request, response) => {
      if (fails.test(request.url ?? '')) response.writeHead(500).end('{}');
      else givesToken(request, response);
    });
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`https://${host}/token`);
    await read(registry, { tokenServiceHost: host });
    const of = (name: string) =>
      readImage({ access: opened(), name, signal: new AbortController().signal }, sha256(manifest));
    const [broken, ...others] = await Promise.all([
      failureOf(of('team/broken')),
      ...['team/app', 'team/web', 'team/api'].map((name) => of(name)),
    ]);
    expect(broken).toEqual({ code: 'TokenServiceFailure', reason: 'noTokenForRepository', host });
    for (const content of others) expect(content).toMatchObject({ platforms: { length: 1 } });
  });

  test('that does not know the password says so', async () => {
    const service = await tokenService((_request, response) => response.writeHead(401).end('{}'));
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`https://${host}/token`);
    expect(await failureOf(read(registry, { tokenServiceHost: host }))).toMatchObject({
      code: 'FailedToVerifyUsernameOrPwd',
    });
  });

  test('whose token opens nothing is asked once more, and then the image is refused', async () => {
    const useless: RequestListener = (request, response) => {
      shown.push(request.url);
      response.end('{"token":"useless"}');
    };
    const service = await tokenService(useless);
    const host = `auth.example.test:${service.port}`;
    const registry = await registryWith(`https://${host}/token`);
    expect(await failureOf(read(registry, { tokenServiceHost: host }))).toMatchObject({
      code: 'ImageContentFailure',
      reason: 'refused',
    });
    expect(shown).toHaveLength(2);
  });
});

test('a realm is never followed where a kind of registry has its token service at a path of its own', async () => {
  const service = await tokenService();
  const registry = await registryWith(`https://auth.example.test:${service.port}/token`);
  // Its own path answers like any other: with a challenge.
  const failure = await failureOf(read(registry, {}, { ownTokenPath: '/service/token' }));
  expect(failure).toMatchObject({ code: 'FailedToVerifyUsernameOrPwd' });
  expect(shown).toEqual([]);
});

test('a challenge that is none leaves the refusal as it is', async () => {
  for (const realm of ['javascript:alert(1)', 'file:///etc/passwd', 'no url']) {
    const registry = await registryWith(realm);
    expect(await failureOf(read(registry))).toMatchObject({ code: 'ImageContentFailure', reason: 'refused' });
    await access?.close();
  }
});
