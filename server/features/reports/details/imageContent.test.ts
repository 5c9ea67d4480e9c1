import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Center } from '#contract/center.ts';
import type { PlatformContent } from '../../../connectors/imageContent.ts';
import type { MaskedContent } from '../../../inspection/inspectedImage.ts';
import { storeContents } from '../../../store/contents/storeContents.ts';
import { imageContent, layer, platformContent } from '../../../testing/imageContents.ts';
import { digest, image, noon, storeImages, storeRegistry } from '../../../testing/storedImages.ts';
import { startTestServer, type TestServer } from '../../../testing/testServer.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

/** Stores an image that was looked into, in a registry of its own unless another is given; returns how its details are asked for. */
async function stored(content: MaskedContent, { fill = 'a', registryId = 0, center = 'cn' as Center } = {}) {
  const id =
    registryId === 0 ? await storeRegistry(server.database, `${fill}${center}.example.com`, { center }) : registryId;
  await server.database.write
    .transaction()
    .execute((transaction) => storeContents(transaction, [{ digest: digest(fill), content }]));
  await storeImages(server.database, id, `team/${fill}`, image('1', { digest: digest(fill) }));
  const { uuid } = await server.database.read
    .selectFrom('images')
    .select('uuid')
    .where('digest', '=', digest(fill))
    .where('registry_id', '=', id)
    .executeTakeFirstOrThrow();
  return {
    registryId: id,
    detail: (Platform?: string) => server.call('DescribeImageDetail', { Uuid: uuid, Platform }),
  };
}

const step = (createdBy: string, isEmpty = false) => ({ createdAt: noon, createdBy, comment: '', isEmpty });
const built: Partial<PlatformContent> = {
  layers: [layer('1'), layer('2')],
  history: [step('ADD rootfs.tar.xz /'), step('CMD ["bash"]', true), step('COPY . .')],
};

test('each layer is told with the command that made it, and each step with its layer', async () => {
  const { detail } = await stored(imageContent([platformContent(built)]));
  const { Layers, History } = await detail();
  expect(Layers).toEqual([
    { Digest: digest('1'), DiffId: digest('10'), Size: 100, Command: 'ADD rootfs.tar.xz /', SharedImageCount: 0 },
    { Digest: digest('2'), DiffId: digest('20'), Size: 100, Command: 'COPY . .', SharedImageCount: 0 },
  ]);
  expect(History).toEqual([
    { Command: 'ADD rootfs.tar.xz /', LayerDigest: digest('1'), CreatedTime: noon },
    { Command: 'CMD ["bash"]', LayerDigest: '', CreatedTime: noon },
    { Command: 'COPY . .', LayerDigest: digest('2'), CreatedTime: noon },
  ]);
});

test('a history that tells of fewer layers than there are is matched with none', async () => {
  const squashed = { ...built, history: [step('COPY . .'), step('CMD ["bash"]', true)] };
  const { detail } = await stored(imageContent([platformContent(squashed)]));
  const { Layers, History } = await detail();
  expect(Layers?.map(({ Command }) => Command)).toEqual(['', '']);
  expect(History?.map(({ LayerDigest }) => LayerDigest)).toEqual([undefined, '']);
});

test('the base that its manifest names is told, else the one of its labels, which may be its base’s own', async () => {
  const labels = {
    'org.opencontainers.image.base.name': 'docker.io/library/debian:12',
    'org.opencontainers.image.base.digest': digest('d'),
  };
  const declaredBase = { name: 'gcr.io/distroless/base:latest', digest: '' };
  const annotated = await stored(imageContent([platformContent({ config: { labels }, declaredBase })]));
  expect(await annotated.detail()).toMatchObject({
    DeclaredBase: { Name: 'gcr.io/distroless/base:latest', Digest: '' },
    Config: { Labels: labels },
  });
  const labelled = platformContent({ digest: digest('b'), config: { labels } });
  const { detail } = await stored(imageContent([labelled]), { fill: 'b' });
  expect(await detail()).toMatchObject({
    DeclaredBase: { Name: 'docker.io/library/debian:12', Digest: digest('d') },
  });
});

test('how it starts is told, and of its variables the names', async () => {
  const config = {
    user: '10001',
    env: ['PATH=/bin', 'TOKEN=sesame'],
    entrypoint: ['/entry.sh'],
    cmd: ['serve'],
    workingDir: '/app',
    labels: { 'org.opencontainers.image.vendor': 'Example', __proto__x: '' },
    exposedPorts: ['8080/tcp'],
    volumes: ['/data'],
    stopSignal: 'SIGINT',
    healthCheck: ['CMD', 'true'],
  };
  const { detail } = await stored(imageContent([platformContent({ author: 'team@example.com', config })]));
  const answer = await detail();
  expect(answer.Config).toEqual({
    User: '10001',
    Entrypoint: ['/entry.sh'],
    Cmd: ['serve'],
    EnvNames: ['PATH', 'TOKEN'],
    ExposedPorts: ['8080/tcp'],
    Labels: { 'org.opencontainers.image.vendor': 'Example', __proto__x: '' },
    Volumes: ['/data'],
    WorkingDir: '/app',
    StopSignal: 'SIGINT',
    HealthCheck: ['CMD', 'true'],
    Created: noon,
    Author: 'team@example.com',
  });
  expect(JSON.stringify(answer)).not.toContain('sesame');
});

const platform = (name: string, fill: string) =>
  platformContent({ platform: name, digest: digest(fill), layers: [layer(fill)] });

test('an index shows linux/amd64, and any other that is asked for by name or digest', async () => {
  const all = [platform('linux/arm64', 'b'), platform('linux/amd64', 'c'), platform('windows/amd64', 'd')];
  const { detail } = await stored(imageContent(all));
  const shown = async (asked?: string) => {
    const { Platform, PlatformDigest, Layers } = await detail(asked);
    return [Platform, PlatformDigest, Layers?.[0]?.Digest];
  };
  expect(await shown()).toEqual(['linux/amd64', digest('c'), digest('c')]);
  expect(await shown('linux/arm64')).toEqual(['linux/arm64', digest('b'), digest('b')]);
  expect(await shown(digest('d'))).toEqual(['windows/amd64', digest('d'), digest('d')]);
  expect(await shown('linux/unheard-of')).toEqual(['linux/amd64', digest('c'), digest('c')]);
});

test('platforms that the registry lacks, or that were not looked into, are told', async () => {
  const content = imageContent([platform('linux/arm64', 'b')], {
    absentPlatforms: [{ position: 0, platform: 'linux/amd64', digest: digest('c') }],
    platformsLeftOut: 3,
  });
  const { detail, registryId } = await stored(content);
  await server.database.write
    .updateTable('digests')
    .set({ absent: '[0]', left_out: 3 })
    .where('registry_id', '=', registryId)
    .execute();
  expect(await detail('linux/amd64')).toMatchObject({
    Platforms: [
      { Platform: 'linux/amd64', Digest: digest('c'), Present: false },
      { Platform: 'linux/arm64', Digest: digest('b'), Size: 1_000, Present: true },
    ],
    PlatformsLeftOut: 3,
    Platform: 'linux/arm64',
  });
});

test('how many other images have a layer counts those of the data centre', async () => {
  const { detail, registryId } = await stored(imageContent([platformContent(built)]));
  const other = (fill: string) =>
    imageContent([platformContent({ digest: digest(fill), layers: [layer('1'), layer(fill)] })]);
  await stored(other('b'), { fill: 'b', registryId });
  await stored(other('c'), { fill: 'c' });
  await stored(other('d'), { fill: 'd', center: 'intl' });
  expect((await detail()).Layers?.map(({ SharedImageCount }) => SharedImageCount)).toEqual([2, 0]);
});

test('nothing is told of an image that was not looked into', async () => {
  const { detail, registryId } = await stored(imageContent([platformContent(built)]));
  await server.database.write.updateTable('digests').set({ state: 0 }).where('registry_id', '=', registryId).execute();
  const answer = await detail();
  expect([answer.Platforms, answer.Layers, answer.History, answer.Config]).toEqual(Array(4).fill(undefined));
});

test('the most layers that are taken are told, and that more was too long', async () => {
  const layers = Array.from({ length: 1_000 }, (_, place) => layer('1', { digest: digest(String(1_000 + place)) }));
  const history = layers.map((_, place) => step(`RUN ${place} ${'x'.repeat(250)}`));
  const { detail } = await stored(imageContent([platformContent({ layers, history, isShortened: true })]));
  const { Layers, Shortened } = await detail();
  expect([Layers?.length, Shortened]).toEqual([1_000, true]);
});
