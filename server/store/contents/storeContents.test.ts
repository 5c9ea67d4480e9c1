import { afterEach, beforeEach, expect, test } from 'vitest';
import { imageContent, layer, platformContent } from '../../testing/imageContents.ts';
import { digest, image, noon, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { type DigestContent, storeContents } from './storeContents.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

const store = (...images: DigestContent[]) =>
  taken.database.write.transaction().execute((transaction) => storeContents(transaction, images));
const countOf = async (table: 'texts' | 'layers' | 'contents' | 'digest_platforms') =>
  (await taken.database.read.selectFrom(table).selectAll().execute()).length;

const step = (createdBy: string, isEmpty = false) => ({ createdAt: noon, createdBy, comment: '', isEmpty });
const built = (fill: string, version: string) =>
  platformContent({
    digest: digest(fill),
    layers: [layer('1'), layer(`2${fill}`)],
    history: [step('ADD rootfs.tar.xz /'), step('CMD ["bash"]', true), step('COPY . .')],
    config: { env: ['PATH=/bin'], labels: { vendor: 'Example', version } },
  });
const only = (fill: string, version = '1') => ({ digest: digest(fill), content: imageContent([built(fill, version)]) });

test('what images have in common is stored once', async () => {
  await store(only('a', '1'), only('b', '2'));
  expect(await countOf('layers')).toBe(3);
  // Three commands, one configuration, one vendor and two versions.
  expect(await countOf('texts')).toBe(7);
});

test('a base that manifests name is stored once for all of them, and takes nothing where none is named', async () => {
  const declaredBase = { name: 'docker.io/library/debian:12', digest: digest('d') };
  const based = (fill: string) => imageContent([{ ...built(fill, '1'), declaredBase }]);
  await store(only('c'));
  const before = await countOf('texts');
  await store({ digest: digest('a'), content: based('a') }, { digest: digest('b'), content: based('b') });
  expect(await countOf('texts')).toBe(before + 1);
});

test('a manifest that is known is not stored again, whichever registry shows it', async () => {
  await store(only('a'));
  await store(only('a'), only('a'));
  expect([await countOf('contents'), await countOf('digest_platforms')]).toEqual([1, 1]);
});

test('the values of variables are not stored', async () => {
  const content = imageContent([platformContent({ config: { env: ['TOKEN=sesame', 'FLAG', '=x'] } })]);
  await store({ digest: digest('a'), content });
  const texts = await taken.database.read.selectFrom('texts').select('text').execute();
  expect(texts.map(({ text }) => JSON.parse(text).envNames)).toEqual([['TOKEN', 'FLAG', '']]);
});

test('a platform that one registry lacked is known once another shows it', async () => {
  const [amd64, arm64] = [built('b', '1'), { ...built('c', '1'), platform: 'linux/arm64' }];
  const absent = { position: 0, platform: 'linux/arm64', digest: arm64.digest };
  await store({ digest: digest('a'), content: imageContent([amd64], { absentPlatforms: [absent] }) });
  const rows = () =>
    taken.database.read
      .selectFrom('digest_platforms')
      .leftJoin('contents', 'contents.id', 'content_id')
      .select(['position', 'platform', 'contents.layers', 'uses'])
      .orderBy('position')
      .execute();
  expect(await rows()).toMatchObject([
    { position: 0, platform: 'linux/arm64', layers: null },
    { position: 1, platform: 'linux/amd64', uses: 1 },
  ]);
  await store({ digest: digest('a'), content: imageContent([arm64, amd64]) });
  expect(await rows()).toMatchObject([{ platform: 'linux/arm64', uses: 1 }, { platform: 'linux/amd64' }]);
});

/** Of the lowest layer, which all have: images by registry. */
const sharing = async () =>
  (
    await taken.database.read
      .selectFrom('layer_images')
      .innerJoin('layers', 'layers.id', 'layer_id')
      .select(['registry_id', 'images'])
      .where('images', '>', 0)
      .where('uses', '>', 2)
      .execute()
  ).map(({ registry_id, images }) => [registry_id, images]);

test('in how many images a layer is follows what is taken in and what goes', async () => {
  const [one, other] = [
    await storeRegistry(taken.database, 'a.example.com'),
    await storeRegistry(taken.database, 'b.example.com'),
  ];
  await store(only('a'), only('b'), only('c'));
  await storeImages(taken.database, one, 'team/app', image('1', { digest: digest('a') }));
  await storeImages(
    taken.database,
    one,
    'team/app',
    image('2', { digest: digest('b') }),
    image('3', { digest: digest('a') }),
  );
  await storeImages(taken.database, other, 'team/app', image('1', { digest: digest('c') }));
  expect(await sharing()).toEqual([
    [one, 2],
    [other, 1],
  ]);
  await taken.database.write.deleteFrom('images').where('digest', '=', digest('a')).execute();
  expect(await sharing()).toEqual([
    [one, 1],
    [other, 1],
  ]);
});

test('what is inside of a digest is kept while any registry shows it', async () => {
  const registries = [
    await storeRegistry(taken.database, 'a.example.com'),
    await storeRegistry(taken.database, 'b.example.com'),
  ];
  await store(only('a'));
  for (const id of registries) await storeImages(taken.database, id, 'team/app', image('1', { digest: digest('a') }));
  for (const [place, id] of registries.entries()) {
    expect(await countOf('digest_platforms'), `before ${place}`).toBe(1);
    await taken.database.write.deleteFrom('images').where('registry_id', '=', id).execute();
  }
  expect(await countOf('digest_platforms')).toBe(0);
  expect(await taken.database.read.selectFrom('contents').select('uses').execute()).toEqual([{ uses: 0 }]);
});

test('a layer that some configuration lies about is another one', async () => {
  const honest = { ...built('a', '1'), layers: [layer('1')] };
  const lying = { ...built('b', '1'), layers: [layer('1', { diffId: digest('f') })] };
  await store(
    { digest: digest('a'), content: imageContent([honest]) },
    { digest: digest('b'), content: imageContent([lying]) },
  );
  expect(await countOf('layers')).toBe(2);
});
