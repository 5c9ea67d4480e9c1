import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../db/database.ts';
import { digest, image, noon, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { intakeTurn, turnAt } from './intakeTurn.ts';
import { windowMs } from './rateWindow.ts';

describe('a turn', () => {
  test('comes at once for as many as the limit allows, and an hour later for as many again', () => {
    const turns = [0, 9, 10, 19, 20].map((before) => turnAt(noon, 10, [], before) - noon);
    expect(turns).toEqual([0, 0, windowMs, windowMs, 2 * windowMs]);
  });

  test('comes when what was used of the window is free again', () => {
    const used = [
      { takenAt: noon - 60_000, digests: 6 },
      { takenAt: noon - 1_000, digests: 2 },
    ];
    const turns = [0, 1, 2, 7, 8, 9, 10, 12].map((before) => turnAt(noon, 10, used, before) - noon);
    const [older, newer] = [windowMs - 60_000, windowMs - 1_000];
    expect(turns).toEqual([0, 0, older, older, newer, newer, windowMs, older + windowMs]);
  });

  test('waits for what a lowered limit has above it', () => {
    const used = [
      { takenAt: noon - 60_000, digests: 50 },
      { takenAt: noon - 30_000, digests: 15 },
    ];
    expect(turnAt(noon, 10, used, 0)).toBe(noon - 30_000 + windowMs);
  });
});

describe('in a registry', () => {
  let taken: TestDatabase;
  let database: Database;
  let registryId: number;
  const digests = ['newest', 'older', 'oldest'].map((_, place) => digest(String(place)));
  const hoursOf = (registry: number) =>
    Promise.all(
      digests.map(async (each) => {
        const turn = await intakeTurn(database, noon, { registry_id: registry, digest: each });
        return turn === null ? null : (turn - noon) / windowMs;
      }),
    );

  beforeEach(async () => {
    taken = await takeDatabase();
    ({ database } = taken);
    registryId = await storeRegistry(database, 'harbor.example.com');
    const images = digests.map((each, place) => image(`v${place}`, { digest: each, updatedAt: noon - place }));
    await storeImages(database, registryId, 'team/app', ...images);
    await database.write.updateTable('digests').set({ state: 0, done_at: null, stamped_at: null }).execute();
    await database.write.deleteFrom('intake_log').execute();
    await database.write.updateTable('registries').set({ trans_per_hour: 1 }).execute();
  });
  afterEach(() => giveBack(taken));

  test('the newest comes first', async () => {
    expect(await hoursOf(registryId)).toEqual([0, 1, 2]);
  });

  test('what somebody wants comes before all others, the latest wish first', async () => {
    const want = (each: string | undefined, at: number) =>
      database.write
        .updateTable('digests')
        .set({ wanted_at: at })
        .where('digest', '=', each ?? '')
        .execute();
    await want(digests[1], noon - 2);
    await want(digests[2], noon - 1);
    expect(await hoursOf(registryId)).toEqual([2, 1, 0]);
  });

  test('nothing is promised where nothing waits, is limited or goes on', async () => {
    const set = (columns: { trans_per_hour?: number; paused?: number }) =>
      database.write.updateTable('registries').set(columns).execute();
    await set({ paused: 1 });
    expect(await hoursOf(registryId)).toEqual([null, null, null]);
    await set({ paused: 0, trans_per_hour: 0 });
    expect(await hoursOf(registryId)).toEqual([null, null, null]);
    await set({ trans_per_hour: 1 });
    await database.write
      .updateTable('digests')
      .set({ state: 1 })
      .where('digest', '=', digests[0] ?? '')
      .execute();
    expect(await hoursOf(registryId)).toEqual([null, 0, 1]);
  });
});
