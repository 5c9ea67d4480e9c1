import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeContents } from '../store/contents/storeContents.ts';
import { imageContent, layer, platformContent } from '../testing/imageContents.ts';
import { digest, image, noon, storeImages, storeRegistry } from '../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../testing/testDatabase.ts';
import { deleteUnusedContents } from './unusedContents.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

const { signal } = new AbortController();
const step = (createdBy: string) => ({ createdAt: noon, createdBy, comment: '', isEmpty: false });

/** An image of two layers, of which the lower one is in all; and stored as its registry shows it. */
async function store(registryId: number, fill: string): Promise<void> {
  const content = imageContent([
    platformContent({
      digest: digest(fill),
      layers: [layer('0'), layer(fill)],
      history: [step('ADD rootfs.tar.xz /'), step(`COPY ${fill} /`)],
    }),
  ]);
  await taken.database.write
    .transaction()
    .execute((transaction) => storeContents(transaction, [{ digest: digest(fill), content }]));
  await storeImages(taken.database, registryId, 'team/app', image(fill, { digest: digest(fill) }));
}

async function rows(): Promise<Record<string, number>> {
  const { read } = taken.database;
  const tables = ['digest_platforms', 'contents', 'chains', 'layers', 'texts', 'layer_images'] as const;
  const counts = tables.map(async (table) => {
    const all = await read
      .selectFrom(table)
      .select((on) => on.fn.countAll<number>().as('rows'))
      .execute();
    return [table, all[0]?.rows ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

test('what is inside of an image goes with the last that shows it, and what others have stays', async () => {
  const registryId = await storeRegistry(taken.database, 'harbor.example.com');
  await store(registryId, 'a');
  const one = await rows();
  expect(one).toMatchObject({ contents: 1, layers: 2, chains: 2 });
  await store(registryId, 'b');
  await taken.database.write.deleteFrom('images').where('digest', '=', digest('b')).execute();
  await deleteUnusedContents(taken.database, signal);
  expect(await rows()).toEqual(one);
  await taken.database.write.deleteFrom('images').execute();
  await deleteUnusedContents(taken.database, signal);
  expect(Object.values(await rows())).toEqual([0, 0, 0, 0, 0, 0]);
});

test('what is inside of an image goes even where the last registry that shows it has never looked into it', async () => {
  await store(await storeRegistry(taken.database, 'harbor.example.com'), 'a');
  const other = await storeRegistry(taken.database, 'quay.example.com');
  await storeImages(taken.database, other, 'team/app', image('a', { digest: digest('a') }));
  const { write } = taken.database;
  await write.updateTable('digests').set({ state: 2 }).where('registry_id', '=', other).execute();
  await write.deleteFrom('images').where('registry_id', '<>', other).execute();
  await write.deleteFrom('images').execute();
  await deleteUnusedContents(taken.database, signal);
  expect(Object.values(await rows())).toEqual([0, 0, 0, 0, 0, 0]);
});
