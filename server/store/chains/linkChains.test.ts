import { afterEach, beforeEach, expect, test } from 'vitest';
import { digest } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { type LayeredImage, linkChains } from './linkChains.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

const layered = (name: string, diffs: string, platform = 'linux/amd64'): LayeredImage => ({
  digest: digest(name),
  platform,
  layers: [...diffs].map((sign) => ({ diffId: sign === '?' ? '' : digest(sign) })),
});

async function link(...images: LayeredImage[]) {
  const chains = await taken.database.write.transaction().execute((transaction) => linkChains(transaction, images));
  return images.map((image) => chains.get(image.digest));
}

const parentOf = async (id: number | null | undefined) =>
  (
    await taken.database.read
      .selectFrom('chains')
      .select('parent_id')
      .where('id', '=', id ?? 0)
      .executeTakeFirst()
  )?.parent_id;

test('images that unpack to the same layers have one chain, and what is built on them goes on from it', async () => {
  const [base, copy] = await link(layered('1', 'ab'), layered('2', 'ab'));
  const [built] = await link(layered('3', 'abc'));
  expect(copy).toBe(base);
  expect(await parentOf(built)).toBe(base);
});

test('the same layers in another order, or of another platform, are another chain', async () => {
  const chains = await link(layered('1', 'ab'), layered('2', 'ba'), layered('3', 'ab', 'linux/arm64'));
  expect(new Set(chains).size).toBe(3);
});

test('a variant that says nothing more is the same platform', async () => {
  const [plain, variant] = await link(layered('1', 'a', 'linux/arm64'), layered('2', 'a', 'linux/arm64/v8'));
  expect(variant).toBe(plain);
});

test('an image without layers, or with one that is not said to unpack to anything, has none', async () => {
  expect(await link(layered('1', ''), layered('2', 'a?b'))).toEqual([null, null]);
});
