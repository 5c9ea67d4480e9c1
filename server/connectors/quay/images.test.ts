import { afterEach, describe, expect, test } from 'vitest';
import { type QuayOptions, type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { Artifact, Scan } from '#simulators/world/model.ts';
import { fixedSource } from '#simulators/world/repository.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { collectKnownImages } from '../testing/collected.ts';
import { failureOf } from '../testing/failureOf.ts';
import { organizationsOf, quayTarget } from '../testing/quayTarget.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

const connector = quayConnector(testHttp(), { throttleIntervalMs: 5 });
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const findings = { seed: 7, counts: { critical: 1, high: 2, medium: 3, low: 4, negligible: 5 }, fixable: 6 };
const scanned: Scan = { status: 'Success', startedAt: 1, endedAt: 2, findings };
const builtAt = Date.UTC(2026, 0, 2, 3, 4, 5);
const pushedAt = Date.UTC(2026, 0, 3);

let quay: RunningQuay;
afterEach(() => quay.close());

function artifact(changes: Partial<Artifact> = {}): Artifact {
  return {
    id: 1,
    digest: digest('a'),
    kind: 'IMAGE',
    format: 'docker',
    size: 52_428_800,
    pushedAt,
    pulledAt: null,
    builtAt,
    author: '',
    platform: { os: 'linux', architecture: 'amd64' },
    tags: [{ id: 2, name: '1.0', pushedAt }],
    children: [],
    accessories: [],
    labels: [],
    scan: scanned,
    ...changes,
  };
}

const children = [
  { id: 3, digest: digest('b'), platform: { os: 'linux', architecture: 'amd64' } },
  { id: 4, digest: digest('c'), platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
];

async function holding(artifacts: readonly Artifact[], options: Partial<QuayOptions> = {}) {
  const world = createWorld({ images: 0, kind: 'quay' });
  const project = world.addProject({ name: 'team', public: false, createdAt: 0, members: ['viewer1'] });
  world.addRepository(project, { name: 'app/api', createdAt: 0 }, fixedSource(artifacts));
  quay = await startQuay({ world, ...options });
}

function list(other: Partial<RegistryTarget> = {}) {
  return collectKnownImages(connector, quayTarget(quay, other), { namespace: 'team', name: 'app/api' });
}

test('a row holds what Quay says of it', async () => {
  await holding([artifact()]);
  expect(await list()).toEqual({
    images: [
      {
        tag: '1.0',
        digest: digest('a'),
        size: 52_428_800,
        mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
        platforms: [],
        createdAt: builtAt,
        updatedAt: pushedAt,
        scan: {
          status: 'SUCCESS',
          scannedAt: null,
          vulnerabilities: { critical: 1, high: 2, medium: 3, low: 9, unknown: 0, fixable: 6, total: 15 },
        },
      },
    ],
    skipped: [],
    doubts: [],
  });
});

test('two tags on one digest are two rows with times of their own, asked after once', async () => {
  const later = pushedAt + 60_000;
  await holding([
    artifact({
      tags: [
        { id: 2, name: '1.0', pushedAt },
        { id: 3, name: 'latest', pushedAt: later },
      ],
    }),
  ]);
  const { images } = await list();
  expect(images.map(({ tag, updatedAt }) => [tag, updatedAt])).toEqual([
    ['latest', later],
    ['1.0', pushedAt],
  ]);
  expect(quay.requests.filter(({ path }) => path.endsWith(digest('a')))).toHaveLength(1);
});

test('a tag that belongs to another image is none, whatever hangs on it', async () => {
  const tag = (id: number, name: string) => ({ id, name, pushedAt });
  await holding([
    artifact({ tags: [tag(2, '1.0'), tag(3, `sha256-${'b'.repeat(64)}.att`)] }),
    artifact({ digest: digest('d'), children: [], tags: [tag(4, `sha256-${'b'.repeat(64)}`)] }),
  ]);
  // The second is one image, not the list of what belongs to another.
  expect((await list()).images.map((image) => image.digest).sort()).toEqual([digest('a'), digest('d')]);
});

test('the slashes of a repository’s name stand in the path as they are', async () => {
  await holding([artifact()]);
  await list();
  expect(quay.requests[0]?.path).toBe('/api/v1/repository/team/app/api/tag/?limit=100&onlyActiveTags=true&page=1');
});

test('a list of 230 tags comes whole', async () => {
  const tags = Array.from({ length: 230 }, (_, n) => ({ id: n, name: `v${n}`, pushedAt: pushedAt + n * 1_000 }));
  await holding([artifact({ tags })]);
  const { images } = await list();
  expect(images.map(({ tag }) => tag)).toEqual(tags.map(({ name }) => name).reverse());
});

test('a repository without live tags has no images', async () => {
  await holding([artifact({ tags: [] })]);
  expect(await list()).toEqual({ images: [], skipped: [], doubts: [] });
});

test('charts and signatures are no images', async () => {
  const signature = { id: 9, artifactId: 9, digest: digest('e'), size: 997, createdAt: pushedAt };
  const chart = artifact({ id: 5, digest: digest('d'), kind: 'CHART', tags: [{ id: 6, name: '0.1.0', pushedAt }] });
  await holding([artifact({ accessories: [signature] }), chart]);
  expect((await list()).images.map(({ tag }) => tag)).toEqual(['1.0']);
});

test('a manifest list is one row with the sizes of its children, their platforms, and what was found in them once', async () => {
  await holding([artifact({ children, size: 1_001 })]);
  const { images } = await list();
  expect(images).toHaveLength(1);
  expect(images[0]).toMatchObject({
    tag: '1.0',
    digest: digest('a'),
    size: 1_001,
    platforms: ['linux/amd64', 'linux/arm64/v8'],
    createdAt: builtAt,
    mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
    scan: { status: 'SUCCESS', vulnerabilities: { total: 15 } },
  });
});

describe('the state of a report', () => {
  test.each<[string, Partial<Artifact>, Partial<QuayOptions>, unknown]>([
    ['queued is a scan to come', { scan: null }, {}, { status: 'INIT', scannedAt: null, vulnerabilities: null }],
    [
      'failed is a scan that failed',
      { scan: { status: 'Error', startedAt: 1, endedAt: 2 } },
      {},
      { status: 'FAIL', scannedAt: null, vulnerabilities: null },
    ],
    ['without a scanner there is none', {}, { scanner: 'off' }, null],
    ['with a scanner that is down it is not known', {}, { scanner: 'unreachable' }, 'unavailable'],
  ])('%s', async (_what, changes, options, scan) => {
    await holding([artifact(changes)], options);
    expect((await list()).images.map((image) => image.scan)).toEqual([scan]);
  });

  test('of an image that Clair does not take says why, and is no scan that failed', async () => {
    await holding([artifact({ size: 2e9 })]);
    expect((await list()).images).toMatchObject([{ scan: null, scanBlocked: 'tooLarge' }]);
  });

  test('is clean where the scan found nothing', async () => {
    const clean = { seed: 1, counts: { critical: 0, high: 0, medium: 0, low: 0, negligible: 0 }, fixable: 0 };
    await holding([artifact({ scan: { ...scanned, findings: clean } })]);
    expect((await list()).images[0]?.scan).toMatchObject({ status: 'SUCCESS', vulnerabilities: { total: 0 } });
  });
});

describe('a refusal is never an empty repository', () => {
  test('a dead token is told with its row', async () => {
    await holding([artifact()]);
    quay.faults.set({ kind: 'deadToken' });
    expect(await failureOf(list({ organizations: organizationsOf(quay, 'team') }))).toEqual({
      code: 'FailedToVerifyUsernameOrPwd',
      reason: 'tokenUnknown',
      row: 0,
    });
  });

  test('a token without repo:read is told what it lacks', async () => {
    await holding([artifact()]);
    const organizations = [{ namespace: 'team', authToken: quay.tokens.issue({ scopes: [] }) }];
    expect(await failureOf(list({ organizations }))).toEqual({
      code: 'UserDoesNotHaveAdminRole',
      robot: false,
      missing: ['readRepositories'],
      row: 0,
    });
  });

  test('a repository that was deleted since it was listed has changed', async () => {
    await holding([artifact()]);
    quay.world.removeRepository('team/app/api');
    expect(await failureOf(list())).toEqual({ code: 'RegistryFailure', reason: 'changedWhileRead', status: 404 });
  });

  test('a repository of a row that is gone from the form has changed', async () => {
    await holding([artifact()]);
    expect(await failureOf(list({ organizations: [] }))).toMatchObject({ reason: 'changedWhileRead' });
  });

  test('an error of the proxy before Quay is told', async () => {
    await holding([artifact()]);
    quay.faults.set({ kind: 'status', status: 503, path: '/security' });
    expect(await failureOf(list())).toEqual({ code: 'RegistryFailure', reason: 'intermediary', status: 503 });
  });
});
