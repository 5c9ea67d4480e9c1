import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digestOfImage, type LayeredImage, storeLayered } from '../../testing/baseWorld.ts';
import { storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { BaseCounter } from './baseCounter.ts';

let taken: TestDatabase;
let one: number;
let other: number;
beforeEach(async () => {
  taken = await takeDatabase();
  one = await storeRegistry(taken.database, 'one.example.com');
  other = await storeRegistry(taken.database, 'other.example.com');
});
afterEach(() => giveBack(taken));

const put = (registryId: number, reference: string, of: LayeredImage) => {
  const [repository = '', tag = ''] = reference.split(':');
  return storeLayered(taken.database, { registryId }, repository, tag, of);
};

/** Deletes the row of a tag, as its registry’s listing does once the tag is gone. */
async function remove(registryId: number, reference: string) {
  const [path = '', tag = ''] = reference.split(':');
  await taken.database.write
    .deleteFrom('images')
    .where('registry_id', '=', registryId)
    .where('repository_name', '=', path.split('/')[1] ?? '')
    .where('tag', '=', tag)
    .execute();
}

/** Counts until nothing is due; then what each image is built on. */
async function built(): Promise<Record<string, string>> {
  const counter = new BaseCounter(taken.database, pino({ enabled: false }));
  while (await counter.count());
  const rows = await taken.database.read
    .selectFrom('images as i')
    .leftJoin('bases as b', 'b.id', 'i.base_id')
    .select(['i.namespace', 'i.repository_name', 'i.tag', 'b.namespace as base_namespace'])
    .select(['b.repository_name as base_name', 'b.tag as base_tag', 'b.registry_id', 'b.outdated', 'b.uuid'])
    .orderBy('i.id')
    .execute();
  const nameOf = (row: (typeof rows)[number]) => {
    if (row.base_name === null) return 'nothing';
    const where = row.registry_id === other ? ' in the other registry' : '';
    const state = row.uuid === null ? ', gone' : '';
    return `${row.base_namespace}/${row.base_name}:${row.base_tag}${where}${row.outdated ? ', outdated' : ''}${state}`;
  };
  return Object.fromEntries(rows.map((row) => [`${row.namespace}/${row.repository_name}:${row.tag}`, nameOf(row)]));
}

describe('an image is built on', () => {
  test('the longest part at its bottom that is a connected image', async () => {
    await put(one, 'os/debian:12', { layers: 'a' });
    await put(one, 'platform/jdk:17', { layers: 'abc' });
    await put(one, 'team/app:1', { layers: 'abcde' });
    expect(await built()).toEqual({
      'os/debian:12': 'nothing',
      'platform/jdk:17': 'os/debian:12',
      'team/app:1': 'platform/jdk:17',
    });
  });

  test('the same layers compressed in another way, in another registry', async () => {
    await put(other, 'platform/jdk:17', { layers: 'ab', compression: 'zstd' });
    await put(one, 'team/app:1', { layers: 'abc', compression: 'gzip' });
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17 in the other registry' });
  });

  test('nothing where its layers were squashed, or are not told', async () => {
    await put(one, 'platform/jdk:17', { layers: 'ab' });
    await put(one, 'team/squashed:1', { layers: 'z' });
    await put(one, 'team/untold:1', { layers: 'ab?' });
    expect(await built()).toMatchObject({ 'team/squashed:1': 'nothing', 'team/untold:1': 'nothing' });
  });

  test('nothing of another data centre', async () => {
    const abroad = await storeRegistry(taken.database, 'abroad.example.com', { center: 'intl' });
    await storeLayered(taken.database, { registryId: abroad, center: 'intl' }, 'platform/jdk', '17', { layers: 'ab' });
    await put(one, 'team/app:1', { layers: 'abc' });
    expect(await built()).toMatchObject({ 'team/app:1': 'nothing' });
  });

  test('nothing that is the very same layers', async () => {
    await put(one, 'team/app:1', { layers: 'ab', build: 'first' });
    await put(one, 'team/app:2', { layers: 'ab', build: 'second' });
    expect(await built()).toEqual({ 'team/app:1': 'nothing', 'team/app:2': 'nothing' });
  });

  test('an image of its own platform', async () => {
    await put(one, 'data/certificates:1', { layers: { 'linux/arm64': 'a' } });
    await put(one, 'platform/jdk:17', { layers: { 'linux/arm64/v8': 'xy', 'linux/amd64': 'ab' } });
    await put(one, 'team/server:1', { layers: { 'linux/arm64': 'xyz', 'linux/amd64': 'abc' } });
    await put(one, 'team/phone:1', { layers: { 'linux/arm64': 'xyz' } });
    await put(one, 'team/desktop:1', { layers: 'ac' });
    expect(await built()).toMatchObject({
      'team/server:1': 'platform/jdk:17',
      'team/phone:1': 'platform/jdk:17',
      'team/desktop:1': 'nothing',
    });
  });

  test('what comes after it, also between it and what it was built on', async () => {
    await put(one, 'team/app:1', { layers: 'abc' });
    expect(await built()).toEqual({ 'team/app:1': 'nothing' });
    await put(one, 'os/debian:12', { layers: 'a' });
    expect(await built()).toMatchObject({ 'team/app:1': 'os/debian:12' });
    await put(one, 'platform/jdk:17', { layers: 'ab' });
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17' });
  });
});

describe('of several that have the same layers it is built on', () => {
  test('the earliest built', async () => {
    await put(one, 'a/late:1', { layers: 'a', builtAt: 2 });
    await put(one, 'z/early:1', { layers: 'a', builtAt: 1 });
    await put(one, 'team/app:1', { layers: 'ab' });
    expect(await built()).toMatchObject({ 'team/app:1': 'z/early:1' });
  });

  test('the one in its own registry', async () => {
    await put(other, 'a/copy:1', { layers: 'a' });
    await put(one, 'z/original:1', { layers: 'a' });
    await put(one, 'team/here:1', { layers: 'ab' });
    await put(other, 'team/there:1', { layers: 'ac' });
    expect(await built()).toMatchObject({
      'team/here:1': 'z/original:1',
      'team/there:1': 'a/copy:1 in the other registry',
    });
  });

  test('the first by its name', async () => {
    for (const tag of ['latest', '17', '17.0.8']) await put(one, `platform/jdk:${tag}`, { layers: 'a' });
    await put(one, 'team/app:1', { layers: 'ab' });
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17' });
  });
});

describe('a base whose tag moved on', () => {
  const before: LayeredImage = { layers: 'a', builtAt: 1 };
  const after: LayeredImage = { layers: 'b', builtAt: 2 };
  beforeEach(async () => {
    await put(one, 'platform/jdk:17', before);
    await put(one, 'team/app:1', { layers: 'ax' });
    await built();
    await remove(one, 'platform/jdk:17');
  });

  test('is outdated, and called by it still', async () => {
    await put(one, 'platform/jdk:17', after);
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17, outdated, gone' });
  });

  test('is outdated too where its repository was gone in between', async () => {
    await taken.database.write.deleteFrom('repositories').where('name', '=', 'jdk').execute();
    await put(one, 'platform/jdk:17', after);
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17, outdated, gone' });
  });

  test('is outdated too where its registry keeps it without a tag', async () => {
    await put(one, 'platform/jdk:', before);
    await put(one, 'platform/jdk:17', after);
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17, outdated' });
  });

  test('is outdated at once, before anybody has looked into the new one', async () => {
    await put(one, 'platform/jdk:17', after);
    await taken.database.write
      .updateTable('digests')
      .set({ state: 0 })
      .where('digest', '=', digestOfImage(after))
      .execute();
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17, outdated, gone' });
  });

  test('is none where the tag only went', async () => {
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17, gone' });
  });

  test('is current again once the tag comes back', async () => {
    await put(one, 'platform/jdk:17', after);
    await built();
    await remove(one, 'platform/jdk:17');
    await put(one, 'platform/jdk:17', before);
    expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17' });
  });
});

test('a base that was deleted is remembered as long as an image is built on it', async () => {
  await put(one, 'platform/jdk:17', { layers: 'a' });
  await put(one, 'team/app:1', { layers: 'ab' });
  await built();
  await remove(one, 'platform/jdk:17');
  await put(one, 'team/app:2', { layers: 'ac' });
  expect(await built()).toMatchObject({ 'team/app:1': 'platform/jdk:17, gone', 'team/app:2': 'platform/jdk:17, gone' });
  await remove(one, 'team/app:1');
  await remove(one, 'team/app:2');
  await built();
  expect(await taken.database.read.selectFrom('bases').selectAll().execute()).toEqual([]);
  await put(one, 'team/app:3', { layers: 'ad' });
  expect(await built()).toEqual({ 'team/app:3': 'nothing' });
});

test('images are counted for their base, each tag as one', async () => {
  await put(one, 'platform/jdk:17', { layers: 'a' });
  await put(one, 'team/app:1', { layers: 'ab' });
  await built();
  await put(one, 'team/app:latest', { layers: 'ab' });
  await built();
  const images = async () => (await taken.database.read.selectFrom('bases').select('images').execute())[0]?.images;
  expect(await images()).toBe(2);
  await remove(one, 'team/app:1');
  expect(await images()).toBe(1);
});
