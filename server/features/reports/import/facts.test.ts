import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { digestOf } from '#simulators/world/random.ts';
import { fixedSource } from '#simulators/world/repository.ts';
import { eventually } from '../../../testing/eventually.ts';
import { imagesOf, listed } from '../../../testing/scanning.ts';
import { synchronized } from '../../../testing/synchronizing.ts';
import { startTestServer, type TestServer } from '../../../testing/testServer.ts';

let server: TestServer;
let quay: RunningQuay;

beforeEach(async () => {
  server = await startTestServer();
  quay = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), lockOutMs: 1 });
});
afterEach(async () => {
  await server.close();
  await quay.close();
});

const connect = async () => {
  await server.call('AddPrivateRegistry', quayRequest(quay, quay.organizations));
  await listed(server);
};
const asked = (part: string) => quay.requests.filter(({ path }) => path.includes(part)).length;
const synchronize = async () => {
  await synchronized(server);
  await listed(server);
};

test('what was read of an image behind the page stays through the next listing, and is not read again for a new tag', async () => {
  await connect();
  const image = (await imagesOf(server)).find(({ VulCount }) => VulCount > 3);
  if (image === undefined) throw new Error('there is no such image');
  const manifests = asked(`/manifest/${image.Digest}`);
  const repository = `${image.RepoNamespace}/${image.RepoName}`;
  quay.world.addTag({ repository, tag: 'promoted', digest: image.Digest });
  await synchronize();
  const rows = (await imagesOf(server)).filter(({ Digest }) => Digest === image.Digest);
  expect(rows.map(({ Tag }) => Tag)).toContain('promoted');
  expect(new Set(rows.map(({ VulCount }) => VulCount))).toEqual(new Set([image.VulCount]));
  expect(asked(`/manifest/${image.Digest}`)).toBe(manifests);
});

test('of an image that was taken in only the scan is asked for: its manifest is read once more by nobody', {
  tags: 'thorough',
}, async () => {
  await connect();
  const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
  await eventually(registry, (row) => row?.WaitingImages === 0, 20_000);
  const before = await imagesOf(server);
  // Their scans are to be looked at again, as after a week.
  await server.database.write.updateTable('images').set({ facts_due: 0 }).where('facts_due', 'is not', null).execute();
  quay.requests.length = 0;
  await synchronize();
  const read = quay.requests.filter(({ path }) => path.startsWith('/api/v1/') && path.includes('/manifest/'));
  expect(read.length).toBeGreaterThan(0);
  // The listing looks at an index, as its platforms tell it from one of signatures.
  const indexes = new Set(before.filter(({ Platforms }) => Platforms.length > 1).map(({ Digest }) => Digest));
  const manifests = read.filter(({ path }) => !path.includes('/security'));
  expect(manifests.filter(({ path }) => ![...indexes].some((digest) => path.endsWith(digest)))).toEqual([]);
  expect(manifests.length).toBeLessThanOrEqual(indexes.size);
  const known = (images: typeof before) =>
    images.map(({ Uuid, ImageSize, ImageCreate, Platforms, VulCount, RiskLevel }) => ({
      Uuid,
      ImageSize,
      ImageCreate,
      Platforms,
      VulCount,
      RiskLevel,
    }));
  expect(known(await imagesOf(server))).toEqual(known(before));
});

test('a chart goes from the page once it was looked at, and the next listing does not bring it back', {
  tags: 'thorough',
}, async () => {
  const project = quay.world.projectNamed('payments');
  const [model] = [...quay.world.repositories].flatMap((repository) => quay.world.artifactsOf(repository));
  if (project === undefined || model === undefined) throw new Error('there is nothing to copy');
  const tags = [{ id: 9_000, name: '0.1.0', pushedAt: Date.now() }];
  const chart = {
    ...model,
    id: 9_001,
    digest: digestOf('a chart'),
    kind: 'CHART' as const,
    tags,
    children: [],
    accessories: [],
  };
  quay.world.addRepository(project, { name: 'charts/demo', createdAt: 0 }, fixedSource([chart]));
  await connect();
  const shown = async () => (await imagesOf(server)).some(({ Digest }) => Digest === chart.digest);
  expect(await shown()).toBe(false);
  await synchronize();
  expect(await shown()).toBe(false);
});

test('an image that somebody opens before its turn is looked at now', { tags: 'thorough' }, async () => {
  const scanned = [...quay.world.repositories]
    .flatMap((repository) => quay.world.artifactsOf(repository))
    .filter(({ scan, children, tags }) => scan?.status === 'Success' && children.length === 0 && tags.length > 0);
  const digest = scanned.at(-1)?.digest ?? '';
  // All the others take their time.
  quay.faults.set({ kind: 'slow', ms: 500, path: `/manifest/(?!${digest})` });
  await server.call('AddPrivateRegistry', quayRequest(quay, quay.organizations));
  const row = async () => (await imagesOf(server)).find(({ Digest }) => Digest === digest);
  await expect.poll(row, { timeout: 10_000 }).toBeDefined();
  const report = await server.call('DescribeImageVulList', { Type: 'cve', Uuids: (await row())?.Uuid ?? '' });
  expect(report.ReportState).toBe('imported');
});
