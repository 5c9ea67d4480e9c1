import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { failureOf } from '../testing/failureOf.ts';
import { httpServer, type LocalServer } from '../testing/localServers.ts';
import { digestOf, goodConfig, ociTypes, ScriptedDistribution } from '../testing/scriptedDistribution.ts';
import { testHttp } from '../testing/testHttp.ts';
import { Access } from './access.ts';
import { readImage } from './readImage.ts';

/** What a registry may answer that is no image as formats have it. Each is named, is that image's alone, and fills no memory. */
const megabyte = 1024 * 1024;
let registry: ScriptedDistribution;
let access: Access;
const others: LocalServer[] = [];
beforeEach(async () => {
  registry = new ScriptedDistribution();
  await registry.start();
  access = new Access(testHttp({ lookUp: async () => ['127.0.0.1'] }), registry.target);
});
afterEach(async () => {
  await access.close();
  await Promise.all([registry, ...others.splice(0)].map((server) => server.close()));
});

const signal = new AbortController().signal;
const read = (digest: string) => readImage({ access, name: 'team/app', signal }, digest);
const layer = (n: number) => ({ mediaType: ociTypes.layer, digest: digestOf(`layer ${n}`), size: 1 });

async function contentFailureOf(digest: string): Promise<Extract<Failure, { code: 'ImageContentFailure' }>> {
  const failure = await failureOf(read(digest));
  expect(policyOf(failure).concerns).toBe('image');
  return failure.code === 'ImageContentFailure' ? failure : expect.fail(failure.code);
}

/** What is held while and after it runs, beyond what was held before. */
async function memoryOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage();
  let most = 0;
  const timer = setInterval(() => {
    const { rss } = process.memoryUsage();
    most = Math.max(most, rss - before.rss);
  }, 2);
  await work().finally(() => clearInterval(timer));
  return most;
}

test('a manifest of 10,000 layers is too many, and one of 1,000 is read', async () => {
  const config = registry.config(goodConfig);
  const of = (count: number) =>
    registry.manifest({ config, layers: Array.from({ length: count }, (_, n) => layer(n)) }).digest;
  expect(await contentFailureOf(of(10_000))).toMatchObject({ reason: 'tooManyLayers', part: 'manifest' });
  const content = await read(of(1_000));
  expect(content).toMatchObject({ platforms: [{ layers: { length: 1_000 } }] });
});

test('a configuration of 100 MB is too large, and is not held', async () => {
  const chunk = Buffer.alloc(megabyte, ' ');
  let sent = 0;
  const config = registry.config(goodConfig, (_request, response) => {
    const more = () => {
      while (sent < 100 && response.write(chunk)) sent += 1;
      if (sent < 100) response.once('drain', more);
      else response.end();
    };
    more();
  });
  const { digest } = registry.manifest({ config, layers: [layer(1)] });
  let failure: Failure | undefined;
  const held = await memoryOf(async () => {
    failure = await contentFailureOf(digest);
  });
  expect(failure).toMatchObject({ reason: 'tooLarge', part: 'configuration', digest: config.digest });
  expect(sent).toBeLessThan(60);
  expect(held).toBeLessThan(60 * megabyte);
});

test('a manifest of more than 4 MB is too large', async () => {
  const { digest } = registry.manifest(`{"schemaVersion":2,"padding":"${'x'.repeat(5 * megabyte)}"}`);
  expect(await contentFailureOf(digest)).toMatchObject({ reason: 'tooLarge', part: 'manifest' });
});

describe('content that is not what its digest names is refused', () => {
  test('a manifest', async () => {
    const other = JSON.stringify({ schemaVersion: 2, config: registry.config(goodConfig), layers: [layer(2)] });
    const { digest } = registry.manifest({ layers: [layer(1)] }, ociTypes.manifest, other);
    expect(await contentFailureOf(digest)).toMatchObject({ reason: 'digestMismatch', part: 'manifest', digest });
  });

  test('a configuration, of an index that of one platform', async () => {
    const config = registry.config({ ...goodConfig, author: 'somebody' }, JSON.stringify(goodConfig));
    const lying = registry.manifest({ config, layers: [layer(1)] });
    const { digest } = registry.manifest({ manifests: [registry.image(), lying] }, ociTypes.index);
    const expected = { reason: 'digestMismatch', part: 'configuration', digest: config.digest };
    expect(await contentFailureOf(digest)).toMatchObject(expected);
  });

  test('signs that are no UTF-8 are compared as they came', async () => {
    const { digest } = registry.manifest('{"schemaVersion":2}', ociTypes.manifest, (_request, response) => {
      response.writeHead(200, { 'content-type': ociTypes.manifest }).end(Buffer.from([0x7b, 0xff, 0x7d]));
    });
    expect(await contentFailureOf(digest)).toMatchObject({ reason: 'digestMismatch' });
  });
});

test('an index in an index is named, whether its type says so or its content', async () => {
  const inner = registry.manifest({ manifests: [registry.image()] }, ociTypes.index);
  const told = registry.manifest({ manifests: [inner] }, ociTypes.index);
  expect(await contentFailureOf(told.digest)).toMatchObject({ reason: 'nestedIndex' });
  const untold = registry.manifest({ manifests: [{ ...inner, mediaType: ociTypes.manifest }] }, ociTypes.index);
  expect(await contentFailureOf(untold.digest)).toMatchObject({ reason: 'nestedIndex', digest: inner.digest });
});

test('an index of itself ends', async () => {
  // No digest can be that of a text that holds it: only a registry that lies has one.
  const own = digestOf('itself');
  const body = JSON.stringify({ schemaVersion: 2, manifests: [{ digest: own, size: 1, mediaType: ociTypes.index }] });
  const { digest } = registry.manifest('itself', ociTypes.index, body);
  expect(digest).toBe(own);
  expect(await contentFailureOf(digest)).toMatchObject({ reason: 'digestMismatch' });
  expect(registry.asked).toHaveLength(1);
});

describe('a type that nobody knows', () => {
  test('of a manifest that is an image otherwise is named', async () => {
    const mediaType = 'application/vnd.example.image+json';
    const { digest } = registry.manifest({ config: registry.config(goodConfig), layers: [layer(1)] }, mediaType);
    expect(await contentFailureOf(digest)).toMatchObject({ reason: 'unknownType', mediaType });
  });

  test('of a configuration makes it no image', async () => {
    const config = { ...registry.config({}), mediaType: 'application/vnd.example.config+json' };
    expect(await read(registry.manifest({ config, layers: [] }).digest)).toBe('noImage');
  });

  test('of all layers makes it no image', async () => {
    const other = { ...layer(1), mediaType: 'application/vnd.example.layer' };
    expect(await read(registry.manifest({ config: registry.config(goodConfig), layers: [other] }).digest)).toBe(
      'noImage',
    );
  });

  test('of one layer beside others leaves it an image, as do zstd and layers that stay elsewhere', async () => {
    const types = [
      'vnd.example.layer',
      'vnd.oci.image.layer.v1.tar+zstd',
      'vnd.docker.image.rootfs.foreign.diff.tar.gzip',
    ];
    const layers = types.map((type, n) => ({ ...layer(n), mediaType: `application/${type}` }));
    const content = await read(registry.manifest({ config: registry.config(goodConfig), layers }).digest);
    expect(content).toMatchObject({ platforms: [{ layers: layers.map(({ mediaType }) => ({ mediaType })) }] });
  });

  test('a manifest that is both an index and an image is neither', async () => {
    const { digest } = registry.manifest({ manifests: [registry.image()], layers: [layer(1)] });
    expect(await contentFailureOf(digest)).toMatchObject({ reason: 'notUnderstood' });
  });

  test('Docker’s first format is named as what it is', async () => {
    const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    const { digest } = registry.manifest('{"schemaVersion":1,"fsLayers":[]}', type);
    expect(await contentFailureOf(digest)).toMatchObject({ reason: 'oldFormat' });
  });
});

test('control characters, marks of direction and markup in every text do no harm: the former are replaced, the latter is text', async () => {
  const evil = '\u0000\u001b[31m\u202e<script>alert(1)</script>\r\n';
  const config = registry.config({
    ...goodConfig,
    author: evil,
    os: `linux${evil}`,
    config: {
      User: evil,
      Env: [evil],
      Cmd: [evil],
      Entrypoint: evil,
      WorkingDir: evil,
      Labels: { [evil]: evil, ['__proto__']: evil },
      ExposedPorts: { [evil]: {} },
      Healthcheck: { Test: [evil] },
    },
    history: [{ created: evil, created_by: evil, comment: evil }],
  });
  const content = await read(registry.manifest({ config, layers: [layer(1)] }).digest);
  if (content === 'noImage') expect.fail();
  const [platform] = content.platforms;
  expect(JSON.stringify(content)).not.toMatch(/\\u0000|\\u001b|\u202e|\\r/);
  expect(platform?.config.labels).toEqual({ [platform?.author ?? '']: platform?.author });
  expect(platform).toMatchObject({
    platform: '',
    author: expect.stringContaining('<script>alert(1)</script>\ufffd\n'),
  });
  expect(platform?.history).toEqual([
    { createdAt: null, createdBy: platform?.author, comment: platform?.author, isEmpty: false },
  ]);
});

test('texts of megabytes and lists without an end are cut', async () => {
  const long = 'x'.repeat(megabyte);
  const config = registry.config({ ...goodConfig, author: long, config: { Env: Array(5_000).fill('A=1') } });
  const content = await read(registry.manifest({ config, layers: [layer(1)] }).digest);
  if (content === 'noImage') expect.fail();
  const [platform] = content.platforms;
  expect([platform?.author.length, platform?.config.env.length]).toEqual([16_385, 2_000]);
  expect(platform).toMatchObject({ author: expect.stringMatching(/x…$/), isShortened: true });
});

test.each([
  ['deep', '['.repeat(900_000)],
  ['deep and closed', `{"schemaVersion":2,"x":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
  ['no JSON', '<html>'.replace('<', ' {')],
  ['of a million values', `[${'{},'.repeat(1_100_000)}{}]`],
])('JSON that is %s is not understood, and ends', async (_what, body) => {
  const { digest } = registry.manifest(body);
  const { reason } = await contentFailureOf(digest);
  expect(['notUnderstood', 'tooLarge', 'unknownType']).toContain(reason);
});

describe('a blob that is kept elsewhere', () => {
  const stored = JSON.stringify(goodConfig);
  async function storage(answer: Parameters<typeof httpServer>[0]): Promise<LocalServer> {
    const server = await httpServer(answer);
    others.push(server);
    return server;
  }
  const redirectedTo = (location: string) => {
    const config = registry.config(goodConfig, (_request, response) => {
      response.writeHead(307, { location }).end();
    });
    return registry.manifest({ config, layers: [layer(1)] }).digest;
  };

  test('is fetched from there, without what opens the registry', async () => {
    const seen: unknown[] = [];
    const server = await storage((request, response) => {
      seen.push(request.headers.authorization, request.headers.host, request.url);
      response.end(stored);
    });
    const content = await read(redirectedTo(`http://storage.example.test:${server.port}/bucket/x?signature=s3cret`));
    expect(content).toMatchObject({ platforms: [{ platform: 'linux/amd64' }] });
    expect(seen).toEqual([undefined, `storage.example.test:${server.port}`, '/bucket/x?signature=s3cret']);
  });

  test('behind redirects that never end is given up after the fifth, and its address is named without what opens it', async () => {
    let hops = 0;
    const server = await storage((_request, response) => {
      hops += 1;
      response.writeHead(302, { location: `/again?signature=s3cret${hops}` }).end();
    });
    const failure = await contentFailureOf(redirectedTo(`http://storage.example.test:${server.port}/first`));
    const location = `http://storage.example.test:${server.port}/again`;
    expect(failure).toMatchObject({ reason: 'endlessRedirects', part: 'configuration', location });
    expect(hops).toBe(5);
  });

  test.each([
    ['a cloud’s credentials', 'http://169.254.169.254/latest/meta-data/'],
    ['a link-local address', 'http://[fe80::1]/x'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'http://'],
  ])('is not fetched from %s', async (_what, location) => {
    expect(await contentFailureOf(redirectedTo(location))).toMatchObject({ reason: 'redirectRefused' });
  });

  test('is not fetched from a name that DNS says is such an address', async () => {
    await access.close();
    access = new Access(testHttp({ lookUp: async () => ['169.254.169.254'] }), registry.target);
    expect(await contentFailureOf(redirectedTo('http://innocent.example.test/x'))).toMatchObject({
      reason: 'redirectRefused',
    });
  });

  test('is that image’s failure where its storage is away', async () => {
    const server = await storage((_request, response) => response.destroy());
    expect(await contentFailureOf(redirectedTo(`http://storage.example.test:${server.port}/x`))).toMatchObject({
      reason: 'storageUnreachable',
    });
  });

  test('is compared with its digest all the same', async () => {
    const server = await storage((_request, response) => response.end('{}'));
    expect(await contentFailureOf(redirectedTo(`http://storage.example.test:${server.port}/x`))).toMatchObject({
      reason: 'digestMismatch',
    });
  });
});

describe('what is normal', () => {
  test('platforms of an index that are not here are named, and the others are read', async () => {
    const missing = { digest: digestOf('never brought here'), size: 5, mediaType: ociTypes.manifest };
    const amd64 = { ...registry.image(), platform: { os: 'linux', architecture: 'amd64' } };
    const arm64 = { ...missing, platform: { os: 'linux', architecture: 'arm64' } };
    const content = await read(registry.manifest({ manifests: [amd64, arm64] }, ociTypes.index).digest);
    expect(content).toMatchObject({
      size: null,
      platforms: [{ platform: 'linux/amd64' }],
      absentPlatforms: [{ position: 1, platform: 'linux/arm64', digest: missing.digest }],
    });
    const { digest } = registry.manifest({ manifests: [arm64] }, ociTypes.index);
    expect(await contentFailureOf(digest)).toMatchObject({ reason: 'platformsAbsent', part: 'index', digest });
  });

  test('of an index of a hundred platforms sixteen are looked into', async () => {
    const entries = Array.from({ length: 100 }, (_, n) => ({
      ...registry.image({ annotations: { n: String(n) } }),
      platform: { os: 'linux', architecture: `a${n}` },
    }));
    const content = await read(registry.manifest({ manifests: entries }, ociTypes.index).digest);
    expect(content).toMatchObject({ size: null, platforms: { length: 16 }, platformsLeftOut: 84 });
    expect(registry.asked).toHaveLength(1 + 16 * 2);
  });

  test('a history may tell of other layers than there are, or be missing', async () => {
    for (const history of [undefined, null, [], [...goodConfig.history, ...goodConfig.history]]) {
      const config = registry.config({ ...goodConfig, history });
      const content = await read(registry.manifest({ config, layers: [layer(1), layer(2), layer(3)] }).digest);
      expect(content).toMatchObject({
        platforms: [{ layers: { length: 3 }, history: { length: history?.length ?? 0 } }],
      });
    }
  });

  test('what cosign attaches looks like an image, and is none', async () => {
    const config = registry.config({ architecture: '', os: '', created: '0001-01-01T00:00:00Z', config: {} });
    expect(await read(registry.manifest({ config, layers: [layer(1)] }).digest)).toBe('noImage');
    expect(await read(registry.manifest({ manifests: [] }, ociTypes.index).digest)).toBe('noImage');
  });
});
