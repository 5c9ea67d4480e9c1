import { afterEach, describe, expect, test, vi } from 'vitest';
import { type RegistryType, registryTypes } from '#contract/kinds/registryTypes.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import { Pulling } from './acr/pulling.ts';
import { connectorsOver } from './connectors.ts';
import { OtherHosts } from './distribution/otherHosts.ts';
import { parseNat64Prefix } from './http/connection/addressPolicy.ts';
import type { LookUp } from './http/connection/resolveAddress.ts';
import { createRegistryHttp } from './http/registryHttp.ts';
import { createWebFetch } from './http/webFetch.ts';
import { acrTarget } from './testing/acrTarget.ts';
import { failureOf } from './testing/failureOf.ts';
import { httpServer, type LocalServer } from './testing/localServers.ts';
import { localTarget } from './testing/target.ts';

/**
 * Where requests of ours never go, by any way that leads out: the form's address, DNS, a redirect to storage, a token service, a
 * proxy of the environment. `addressPolicy.test.ts` has the ranges one by one; here each kind's own calls meet them.
 */
const servers: LocalServer[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server on this machine that nobody is to reach. */
async function bait(): Promise<{ port: number; requests: () => number }> {
  let requests = 0;
  const server = await httpServer((_request, response) => {
    requests += 1;
    response.end('{}');
  });
  servers.push(server);
  return { port: server.port, requests: () => requests };
}

const nat64 = parseNat64Prefix('2001:db8:64::/96');
const policy = { allowLoopback: false, nat64Prefixes: nat64 === null ? [] : [nat64] };
const signal = new AbortController().signal;
const quick = { retryWaitsMs: [1], connectTimeoutMs: 500, callTimeoutMs: 2_000 };

const forbidden = [
  ['loopback', '127.0.0.1'],
  ['the rest of loopback', '127.9.9.9'],
  ['loopback in IPv6', '::1'],
  ['loopback mapped into IPv6', '::ffff:127.0.0.1'],
  ['loopback behind NAT64', '64:ff9b::7f00:1'],
  ['loopback behind this network’s NAT64', '2001:db8:64::127.0.0.1'],
  ['what a NAT64 that nobody has named leads to', '64:ff9b:1::a9fe:a9fe'],
  ['loopback behind 6to4', '2002:7f00:1::1'],
  ['Teredo', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['unspecified', '0.0.0.0'],
  ['unspecified in IPv6', '::'],
  ['link-local', '169.254.10.10'],
  ['link-local in IPv6', 'fe80::1'],
  ['the metadata of most clouds', '169.254.169.254'],
  ['the same, mapped', '::ffff:169.254.169.254'],
  ['the same, translated', '64:ff9b::169.254.169.254'],
  ['the same, by this network', '2001:db8:64::a9fe:a9fe'],
  ['the metadata of Alibaba Cloud', '100.100.100.200'],
  ['the metadata of AWS in IPv6', 'fd00:ec2::254'],
  ['the metadata of Azure', '168.63.129.16'],
  ['multicast', '224.0.0.251'],
  ['multicast in IPv6', 'ff02::fb'],
  ['broadcast', '255.255.255.255'],
] as const;

/** As a registry, a page or a person may write the same addresses. A web address makes them one. */
const otherForms = [
  ['decimal', '2130706433', '127.0.0.1'],
  ['hex', '0x7f000001', '127.0.0.1'],
  ['hex by its parts', '0x7f.0x0.0x0.0x1', '127.0.0.1'],
  ['octal', '0177.0.0.1', '127.0.0.1'],
  ['octal in one', '017700000001', '127.0.0.1'],
  ['short', '127.1', '127.0.0.1'],
  ['shortest', '0', '0.0.0.0'],
  ['full-width', '１２７．０．０．１', '127.0.0.1'],
  ['percent-encoded', '%31%32%37.0.0.1', '127.0.0.1'],
  ['ended by a dot', '127.0.0.1.', '127.0.0.1'],
  ['metadata, decimal', '2852039166', '169.254.169.254'],
  ['metadata, hex', '0xa9fea9fe', '169.254.169.254'],
  ['metadata, octal', '0251.0376.0251.0376', '169.254.169.254'],
  ['metadata, short', '169.254.43518', '169.254.169.254'],
] as const;

const refused = { code: 'NetworkConnectError', reason: 'addressRefused', passed: null };

/** The first thing that each kind asks a registry: who we are. */
function ask(type: RegistryType, other: Partial<RegistryTarget>, lookUp?: LookUp): Promise<unknown> {
  const http = createRegistryHttp({ ...policy, limits: quick, ...(lookUp === undefined ? {} : { lookUp }) });
  return connectorsOver(http)(type).verify(targetOf(type, other), signal);
}

function targetOf(type: RegistryType, other: Partial<RegistryTarget>): RegistryTarget {
  const organizations = [{ namespace: 'team', authToken: 'oauth-token' }];
  return localTarget(80, { type, ...(type === 'quay' ? { organizations } : {}), ...other });
}

/** As a redirect of a blob, or the address of a token service, is followed. */
async function sentOn(url: string, lookUp: LookUp): Promise<unknown> {
  const http = createRegistryHttp({ ...policy, limits: quick, lookUp });
  const others = new OtherHosts(http, localTarget(80), false);
  try {
    return await others.at(new URL(url), null).get('/', { auth: false, signal });
  } finally {
    await others.close();
  }
}

/** As the identity provider of single sign-on is asked. */
async function askWeb(url: string, lookUp: LookUp, allowLoopback = false): Promise<Response> {
  const fetch = createWebFetch({ ...policy, allowLoopback, limits: quick, lookUp });
  try {
    return await fetch(url, { method: 'GET', headers: {} });
  } finally {
    await fetch.close();
  }
}

const toUrl = (address: string) => (address.includes(':') ? `[${address}]` : address);

describe.each(forbidden)('%s (%s)', (_what, address) => {
  test.each(registryTypes)('is never dialled for a %s, from the form or by what DNS says', async (type) => {
    expect(await failureOf(ask(type, { hostIp: address }))).toEqual(refused);
    expect(await failureOf(ask(type, { hostIp: '' }, async () => [address]))).toEqual(refused);
  });

  test('is never dialled where a registry sends on to it, by address or by name', async () => {
    const url = `http://${toUrl(address)}:8080/`;
    expect(await failureOf(sentOn(url, async () => []))).toEqual(refused);
    expect(await failureOf(sentOn('http://innocent.example.test/', async () => [address]))).toEqual(refused);
  });

  test('is never dialled for an identity provider, by address or by name', async () => {
    expect(await failureOf(askWeb(`https://${toUrl(address)}/`, async () => []))).toEqual(refused);
    expect(await failureOf(askWeb('https://innocent.example.test/', async () => [address]))).toEqual(refused);
  });
});

test.each(otherForms)('an address written otherwise (%s: %s) is judged as what it is', async (_how, written, meant) => {
  const loopback = await bait();
  // What the machine's own look-up would make of it.
  const failure = await failureOf(sentOn(`http://${written}:${loopback.port}/`, async () => [meant]));
  expect(failure).toEqual(refused);
  const { port } = loopback;
  for (const type of registryTypes) expect(await failureOf(ask(type, { hostIp: written, port }))).toEqual(refused);
  expect(loopback.requests()).toBe(0);
});

describe('a name whose address changes', () => {
  test('is judged at each connection, and the connection goes to the very address that was judged', async () => {
    const closing = await httpServer((_request, response) => response.setHeader('connection', 'close').end('{}'));
    servers.push(closing);
    const answers = [['127.0.0.1'], ['169.254.169.254'], ['127.0.0.1', '169.254.169.254']];
    let asked = 0;
    const http = createRegistryHttp({
      allowLoopback: true,
      limits: { ...quick, retryWaitsMs: [] },
      lookUp: async () => answers[asked++] ?? [],
    });
    const session = http.open(localTarget(closing.port, { hostIp: '', domainName: 'rebinding.example.test' }));
    const get = () => session.get('/', { auth: false, signal });
    expect((await get()).status).toBe(200);
    expect(await failureOf(get())).toEqual(refused);
    expect((await get()).status).toBe(200);
    // One question for each connection: nothing looks the name up again between judging and dialling.
    expect(asked).toBe(3);
    await session.close();
  });

  test.each(registryTypes)('leads a %s with an address of its own nowhere else: nobody asks DNS', async (type) => {
    const lookUp = vi.fn(async () => ['203.0.113.9']);
    await failureOf(ask(type, { hostIp: '169.254.169.254' }, lookUp));
    expect(lookUp).not.toHaveBeenCalled();
  });
});

describe.each(registryTypes)('a %s', (type) => {
  const reaching = (more: object = {}) =>
    connectorsOver(
      createRegistryHttp({ allowLoopback: true, limits: quick, lookUp: async () => ['127.0.0.1'], ...more }),
    )(type);

  test.each([301, 302, 303, 307, 308])('that answers with a redirect (%d) sends us nowhere', async (status) => {
    const elsewhere = await bait();
    for (const location of [
      `http://elsewhere.example.test:${elsewhere.port}/`,
      `http://127.0.0.1:${elsewhere.port}/`,
      `//127.0.0.1:${elsewhere.port}/`,
      'https://harbor.example.test/',
      'file:///etc/passwd',
      'gopher://127.0.0.1/',
      'http://169.254.169.254/latest/meta-data/',
    ]) {
      const redirecting = await httpServer((_request, response) => response.writeHead(status, { location }).end());
      servers.push(redirecting);
      await failureOf(reaching().verify(targetOf(type, { port: redirecting.port }), signal));
    }
    expect(elsewhere.requests()).toBe(0);
  });

  test('is asked directly, whatever proxy the environment names', async () => {
    const proxy = await bait();
    const url = `http://127.0.0.1:${proxy.port}`;
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) {
      vi.stubEnv(name, url);
      vi.stubEnv(name.toLowerCase(), url);
    }
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    vi.stubEnv('NO_PROXY', '');
    let asked = 0;
    const registry = await httpServer((_request, response) => {
      asked += 1;
      response.writeHead(404).end();
    });
    servers.push(registry);
    await failureOf(reaching().verify(targetOf(type, { port: registry.port }), signal));
    expect([asked > 0, proxy.requests()]).toEqual([true, 0]);
  });
});

test('an identity provider is asked directly, and its redirects are not followed', async () => {
  const elsewhere = await bait();
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy']) {
    vi.stubEnv(name, `http://127.0.0.1:${elsewhere.port}`);
  }
  const location = `http://127.0.0.1:${elsewhere.port}/`;
  const provider = await httpServer((_request, response) => response.writeHead(302, { location }).end());
  servers.push(provider);
  const asked = askWeb(`http://sso.example.test:${provider.port}/`, async () => ['127.0.0.1'], true);
  // Answered as it is, or refused: never gone after.
  expect([302, 'refused']).toContain(
    await asked.then(
      ({ status }) => status,
      () => 'refused',
    ),
  );
  expect(elsewhere.requests()).toBe(0);
});

describe('a host of Container Registry that its API names for pulling', () => {
  /** The API, which says that an instance's images are pulled from there. */
  async function pullingFrom(domain: string, lookUp: LookUp): Promise<unknown> {
    const api = await httpServer((_request, response) => {
      const login = { TempUsername: 'temp', AuthorizationToken: 'token', ExpireTime: Date.now() + 3_600_000 };
      response.end(JSON.stringify({ IsSuccess: true, Enable: true, Domains: [{ Domain: domain }], ...login }));
    });
    servers.push(api);
    const http = createRegistryHttp({ allowLoopback: true, limits: quick, lookUp });
    const target = acrTarget(api.port, { hostIp: '' });
    const session = http.open(target);
    const client = { session, target, signal, now: Date.now, throttleWaitsMs: [] };
    try {
      const access = await new Pulling(http).at('cri-1', client);
      return await access.get('/v2/', { scope: null }, signal);
    } finally {
      await session.close();
    }
  }
  const onlyTheApi: LookUp = async (name) => [name.startsWith('cr.') ? '127.0.0.1' : '100.100.100.200'];

  test.each([
    'registry.example.test',
    'aliyuncs.com.example.test',
    'registry.example.test/.aliyuncs.com',
    'registry.example.test#.aliyuncs.com',
    'registry.example.test:80@x.aliyuncs.com',
    'registry.example.test\\.aliyuncs.com',
  ])('is none of the cloud’s where it is %s, and gets nothing', async (domain) => {
    expect(await failureOf(pullingFrom(domain, onlyTheApi))).toMatchObject({ reason: 'unexpectedAnswer' });
  });

  test('is not dialled where DNS says that it is the cloud’s metadata', async () => {
    expect(await failureOf(pullingFrom('demo-registry.cn-hangzhou.cr.aliyuncs.com', onlyTheApi))).toEqual(refused);
  });
});
