import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../db/database.ts';
import { digest, image, noon, storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { writeListedImages } from '../listing/imageWriter.ts';
import { takeIn } from './intake.ts';
import { windowMs } from './rateWindow.ts';

let taken: TestDatabase;
let database: Database;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
});
afterEach(() => giveBack(taken));

/** A registry that takes one digest an hour in, with two that wait. */
async function twoWaiting(): Promise<number> {
  const registryId = await storeRegistry(database, 'harbor.example.com');
  await database.write.updateTable('registries').set({ trans_per_hour: 1 }).execute();
  const scope = { runId: 1, registryId, center: 'cn' } as const;
  const listing = { images: [image('1'), image('2', { digest: digest('b') })], skipped: [] };
  await database.write.transaction().execute(async (transaction) => {
    await writeListedImages(transaction, scope, [{ repository: { namespace: 'team', name: 'app' }, listing }], noon);
  });
  return registryId;
}

test('a clock that was years ahead for a while holds the next images back for an hour at most', async () => {
  const registryId = await twoWaiting();
  const years = 4 * 365 * 24 * windowMs;
  expect(await takeIn(database, registryId, noon + years)).toMatchObject({ takenIn: 1, waiting: 1 });
  expect(await takeIn(database, registryId, noon)).toMatchObject({ takenIn: 0, opensAt: noon + windowMs });
  expect(await takeIn(database, registryId, noon + windowMs)).toMatchObject({ takenIn: 1, waiting: 0 });
});

test('a paused registry takes nothing in, and nobody takes that for having taken in all', async () => {
  const registryId = await twoWaiting();
  await database.write.updateTable('registries').set({ paused: 1 }).execute();
  expect(await takeIn(database, registryId, noon)).toEqual({ takenIn: 0, waiting: null, opensAt: null });
});
