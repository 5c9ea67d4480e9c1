import { afterEach, describe, expect, test } from 'vitest';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import type { ListedRepository } from '../port.ts';
import { collectImages } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { lines } from '../testing/recordedHarbor.ts';
import { type Recorded, type Replay, recordedBody, replayRecordings } from '../testing/replayRecordings.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { harborConnector } from './connector.ts';

const connector = harborConnector(testHttp(), { lockMs: 10 });
let replay: Replay;
afterEach(() => replay.close());

function list(of: Recorded, repository: string, other: Partial<RegistryTarget> = {}) {
  const [namespace = '', ...rest] = repository.split('/');
  const listed: ListedRepository = { namespace, name: rest.join('/') };
  return collectImages(connector, localTarget(replay.port, { version: lines[of].version, ...other }), listed);
}

const clean = { critical: 0, high: 0, medium: 0, low: 0, unknown: 0, fixable: 0, total: 0 };

describe.each(['harbor-2.9.0', 'harbor-2.0.6'] as const)('%s', (of) => {
  test('one row per tag, and one for the image without a tag', async () => {
    replay = await replayRecordings(of);
    const { images, skipped } = await list(of, 'team/app/api');
    expect(images.map((image) => image.tag)).toEqual(['latest', 'v3', 'v2', 'v1', '']);
    expect(images[0]?.digest).toBe(images[1]?.digest);
    expect(skipped).toEqual([]);
  });

  test('a row holds what Harbor says of it', async () => {
    replay = await replayRecordings(of);
    const { images } = await list(of, 'team/app/api');
    expect(images.find((image) => image.tag === 'v3')).toMatchObject({
      digest: 'sha256:2964f6bc3849c8e76ff21a80485642df7828d8c3430f9def1a46d5361c6d4423',
      size: 1634,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      platforms: ['linux/amd64'],
      createdAt: Date.parse('2024-05-02T08:30:00Z'),
      scan: { status: 'SUCCESS', vulnerabilities: clean },
    });
  });

  test('two tags on one digest have their own times, an image without a tag its push time', async () => {
    replay = await replayRecordings(of);
    const { images } = await list(of, 'team/app/api');
    const [latest, v3, , , untagged] = images;
    expect(latest?.updatedAt).not.toBe(v3?.updatedAt);
    expect(untagged?.updatedAt).toBeGreaterThan(Date.parse('2026-01-01'));
  });

  test('a list of 105 comes whole, over two pages', async () => {
    replay = await replayRecordings(of);
    const { images } = await list(of, 'bulk/many');
    expect(new Set(images.map((image) => image.tag)).size).toBe(105);
    expect(replay.requests).toHaveLength(2);
  });

  test('a multi-architecture image is one row with the platforms of its children and their sum of sizes', async () => {
    replay = await replayRecordings(of);
    const { images } = await list(of, 'team/multi');
    expect(images).toHaveLength(1);
    expect(images[0]).toMatchObject({
      tag: '1.0',
      size: 5738,
      platforms: ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v7'],
      mediaType: 'application/vnd.oci.image.index.v1+json',
    });
    expect(replay.requests).toHaveLength(1);
  });

  test('the images of a private project asked with a wrong password are refused, not empty', async () => {
    replay = await replayRecordings(of);
    expect(await failureOf(list(of, 'team/app/api', { password: 'wrong' }))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'refused',
    });
  });

  test('a lock that hit one call is waited out', async () => {
    replay = await replayRecordings(of);
    replay.intercept = ({ path }, nth) =>
      path.includes('/artifacts') && nth === 1
        ? { status: 401, body: { errors: [{ code: 'OWN', message: 'own error' }] } }
        : undefined;
    expect((await list(of, 'team/app/api')).images).toHaveLength(5);
  });
});

test('2.15: an index with an attestation among its children is one row of its platforms, and artifacts are no images', async () => {
  const of = 'harbor-2.15.2';
  replay = await replayRecordings(of);
  replay.intercept = ({ path }) => {
    const recording = { buildx: '197-', policy: '198-', wasm: '199-' }[/repositories\/(\w+)/.exec(path)?.[1] ?? ''];
    return recording === undefined ? undefined : { status: 200, body: recordedBody(of, recording) };
  };
  expect((await list(of, 'team/buildx')).images).toMatchObject([{ tag: 'latest', platforms: ['linux/amd64'] }]);
  expect((await list(of, 'team/policy')).images).toEqual([]);
  expect((await list(of, 'team/wasm')).images).toEqual([]);
  expect((await list(of, 'team/app/api')).images.map(({ tag }) => tag)).toEqual(['', 'latest', 'v2', 'v1']);
});

test('2.9: findings are counted by severity (None is what older ones call negligible), and a failed scan has none', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  const { images } = await list('harbor-2.9.0', 'team/app/api');
  const scanOf = (tag: string) => images.find((image) => image.tag === tag)?.scan;
  expect(scanOf('v1')).toMatchObject({
    vulnerabilities: { ...clean, critical: 1, high: 1, medium: 1, low: 1, fixable: 2, total: 4 },
  });
  expect(scanOf('v2')).toEqual({
    status: 'FAIL',
    scannedAt: Date.parse('2026-11-23T15:26:05.000Z'),
    vulnerabilities: null,
  });
  expect(scanOf('')).toBeNull();
});

test('2.0: negligible findings are low, and an image that was never scanned has no scan', async () => {
  replay = await replayRecordings('harbor-2.0.6');
  const { images } = await list('harbor-2.0.6', 'team/app/api');
  expect(images.find((image) => image.tag === 'v1')?.scan).toMatchObject({ vulnerabilities: { low: 1, total: 4 } });
  expect(images.find((image) => image.tag === 'v2')?.scan).toBeNull();
});

test('2.9: both kinds of report are asked for, since versions differ in what they keep', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  await list('harbor-2.9.0', 'team/app/api');
  const asked = replay.requests[0]?.headers['x-accept-vulnerabilities'];
  expect(asked).toContain('version=1.1');
  expect(asked).toContain('version=1.0');
});

test('2.9: a chart is no image, and a signature adds no row', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  replay.intercept = ({ path }) =>
    path.includes('/worker/')
      ? { status: 200, headers: { 'X-Total-Count': '1' }, body: recordedBody('harbor-2.9.0', '122-') }
      : undefined;
  expect(await list('harbor-2.9.0', 'team/charts/demo')).toEqual({ images: [], skipped: [], doubts: [] });
  expect((await list('harbor-2.9.0', 'team/worker')).images.map((image) => image.tag)).toEqual(['1']);
});

test('2.9: what cosign attached, before Harbor knew it or where its tag has moved on, is no image', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  const of = (hex: string) => `sha256:${hex.repeat(64)}`;
  const attached = (hex: string, tags: readonly string[]) => ({
    digest: of(hex),
    type: 'IMAGE',
    media_type: 'application/vnd.oci.image.config.v1+json',
    manifest_media_type: 'application/vnd.oci.image.manifest.v1+json',
    extra_attrs: { os: '', architecture: '', created: '0001-01-01T00:00:00Z' },
    tags: tags.map((name) => ({ name })),
  });
  const index = { digest: of('c'), type: 'IMAGE', manifest_media_type: 'application/vnd.oci.image.index.v1+json' };
  const body = [
    { digest: of('a'), type: 'IMAGE', tags: [{ name: `sha256-${'b'.repeat(64)}.sig` }, { name: 'v1' }] },
    attached('b', [`sha256-${'a'.repeat(64)}.att`]),
    attached('d', []),
    { ...index, references: [{ platform: null }], tags: [{ name: `sha256-${'a'.repeat(64)}` }] },
    { ...index, digest: of('e'), artifact_type: 'application/vnd.dev.sigstore.bundle.v0.3+json', tags: [] },
  ];
  replay.intercept = () => ({ status: 200, headers: { 'X-Total-Count': String(body.length) }, body });
  const { images, skipped } = await list('harbor-2.9.0', 'team/app');
  expect(images.map(({ tag }) => tag)).toEqual(['v1']);
  expect(skipped).toEqual([]);
});

test('2.9: a tag that moved to another image while the pages were read is said of the list, which shows both', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  const tagged = (hex: string) => ({ digest: `sha256:${hex.repeat(64)}`, type: 'IMAGE', tags: [{ name: 'latest' }] });
  replay.intercept = () => ({ status: 200, headers: { 'X-Total-Count': '2' }, body: [tagged('b'), tagged('c')] });
  const { images, doubts } = await list('harbor-2.9.0', 'team/app');
  expect(images).toHaveLength(2);
  expect(doubts).toEqual(['changedWhileRead']);
});

test('2.9: a robot with pull alone is told that it may not list images', async () => {
  replay = await replayRecordings('harbor-2.9.0');
  const account = { userName: 'robot$pullonly' };
  replay.intercept = ({ path }) => {
    if (path.includes('/artifacts')) return { status: 403, body: { errors: [{ code: 'OWN', message: 'own error' }] } };
    return path === '/api/v2.0/users/current'
      ? { status: 412, body: { errors: [{ code: 'OWN', message: 'own error' }] } }
      : undefined;
  };
  expect(await failureOf(list('harbor-2.9.0', 'team/app/api', account))).toEqual({
    code: 'UserDoesNotHaveAdminRole',
    robot: true,
    missing: ['listImages'],
  });
});

test('2.9: a proxy that decodes the slash of a name leads Harbor astray: that is told, and no image is called gone', async () => {
  const of = 'harbor-2.9.0';
  replay = await replayRecordings(of);
  replay.intercept = () => ({ status: 404, body: recordedBody(of, '112-') });
  expect(await failureOf(list(of, 'team/app/api'))).toMatchObject({
    code: 'RegistryFailure',
    reason: 'encodedNameRefused',
    status: 404,
    title: expect.stringContaining('path /api/v2.0/projects/team/repositories/app/api'),
  });
});

describe('harbor-1.10.18', () => {
  const of = 'harbor-1.10.18';

  test('one row per tag, with raw slashes in the path', async () => {
    replay = await replayRecordings(of);
    const { images } = await list(of, 'team/app/api');
    expect(images.map((image) => image.tag)).toEqual(['latest', 'to-be-untagged', 'v1', 'v2', 'v3']);
    expect(replay.requests[0]?.path).toBe('/api/repositories/team/app/api/tags');
    expect(images[2]).toMatchObject({
      size: 1639,
      platforms: ['linux/amd64'],
      createdAt: Date.parse('2024-05-02T08:30:00Z'),
      scan: {
        status: 'SUCCESS',
        vulnerabilities: { ...clean, critical: 1, high: 1, medium: 1, low: 1, fixable: 2, total: 4 },
      },
    });
  });

  test('a list without pages ends with its one answer, however long', async () => {
    replay = await replayRecordings(of);
    const body = Array.from({ length: 105 }, (_, index) => ({ name: `v${index}`, digest: `sha256:${'a'.repeat(64)}` }));
    replay.intercept = () => ({ status: 200, body });
    expect((await list(of, 'bulk/many')).images).toHaveLength(105);
    expect(replay.requests).toHaveLength(1);
  });

  test('such a list may be longer than any page: 20,000 tags are read', { tags: 'thorough' }, async () => {
    replay = await replayRecordings(of);
    const labels = Array.from({ length: 4 }, (_, id) => ({ id, name: `label-${id}`, description: 'x'.repeat(160) }));
    const digest = `sha256:${'a'.repeat(64)}`;
    const body = Array.from({ length: 20_000 }, (_, index) => ({ name: `v${index}`, digest, labels }));
    replay.intercept = () => ({ status: 200, body });
    expect((await list(of, 'bulk/many')).images).toHaveLength(20_000);
  });

  test('a repository without tags has no images', async () => {
    replay = await replayRecordings(of);
    expect(await list(of, 'team/multi')).toEqual({ images: [], skipped: [], doubts: [] });
  });
});

describe('elements that are not understood are counted, never guessed', () => {
  const artifact = (other: object) => ({ digest: `sha256:${'b'.repeat(64)}`, type: 'IMAGE', size: 1, ...other });

  test.each([
    ['a digest that is not sha256', { digest: 'sha512:abc' }],
    ['a negative size', { size: -1 }],
    ['a size beyond exact numbers', { size: 2 ** 60 }],
    ['a tag with a control character', { tags: [{ name: 'a\u0000b' }] }],
    ['a tag of 5,000 characters', { tags: [{ name: 'x'.repeat(5_000) }] }],
    ['no digest', { digest: undefined }],
  ])('%s', async (_what, broken) => {
    replay = await replayRecordings('harbor-2.9.0');
    const fine = artifact({ digest: `sha256:${'c'.repeat(64)}`, tags: [{ name: 'ok' }] });
    replay.intercept = () => ({
      status: 200,
      headers: { 'X-Total-Count': '2' },
      body: [artifact(broken), fine],
    });
    const { images, skipped } = await list('harbor-2.9.0', 'team/app');
    expect(images.map((image) => image.tag)).toEqual(['ok']);
    expect(skipped).toEqual([{ where: 'team/app images[0]', reason: expect.any(String) }]);
  });
});
