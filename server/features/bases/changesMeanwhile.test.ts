import type { KyselyPlugin } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ListedImage } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import { storeLayered } from '../../testing/baseWorld.ts';
import { scan, storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { BaseCounter } from './baseCounter.ts';

let taken: TestDatabase;
let registryId: number;
beforeEach(async () => {
  taken = await takeDatabase();
  registryId = await storeRegistry(taken.database, 'one.example.com');
});
afterEach(() => giveBack(taken));

const put = (repository: string, tag: string, layers: string, builtAt = 0, listed: Partial<ListedImage> = {}) =>
  storeLayered(taken.database, { registryId }, repository, tag, { layers, builtAt }, listed);

const remove = (repository: string) =>
  taken.database.write
    .deleteFrom('images')
    .where('repository_name', '=', repository.split('/')[1] ?? '')
    .execute();

async function count(database: Database) {
  const counter = new BaseCounter(database, pino({ enabled: false }));
  while (await counter.count());
}

/** A database in which something happens once, after so many answers to who counts. */
function happening(database: Database, after: number, what: () => Promise<unknown>): Database {
  let left = after;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      left -= 1;
      if (left === -1) await what();
      return result;
    },
  };
  return { ...database, background: database.background.withPlugin(plugin) };
}

/** What makes a world that nothing else shares layers or repositories with. */
interface World {
  readonly debian: string;
  readonly jdk: string;
  readonly app: string;
  /** The lowest layer of all three. */
  readonly bottom: string;
}

/** At every moment of counting the same happens, each time in another world; what is told of each once all is counted. */
async function atEveryMoment<Told>(
  prepare: (world: World) => Promise<unknown>,
  happen: (world: World) => Promise<unknown>,
  told: (world: World) => Promise<Told>,
): Promise<Told[]> {
  const all: Told[] = [];
  for (let moment = 0, happened = true; happened; moment += 1) {
    const world: World = {
      debian: `os/debian${moment}`,
      jdk: `platform/jdk${moment}`,
      app: `team/app${moment}`,
      bottom: String.fromCodePoint(0x3b1 + moment),
    };
    await prepare(world);
    happened = false;
    const database = happening(taken.database, moment, async () => {
      happened = true;
      await happen(world);
    });
    await count(database);
    // What comes after the last look is found at the next.
    await count(taken.database);
    if (happened) all.push(await told(world));
  }
  return all;
}

async function baseOf({ app }: World) {
  const image = await taken.database.read
    .selectFrom('images')
    .leftJoin('bases', 'bases.id', 'base_id')
    .select(['bases.repository_name', 'bases.uuid', 'newer_uuid', 'images.inherited_high'])
    .where('images.repository_name', '=', app.split('/')[1] ?? '')
    .executeTakeFirstOrThrow();
  const place = image.repository_name?.replace(/\d+/, '') ?? 'nothing';
  return {
    name: place !== 'nothing' && image.uuid === null ? `${place}, gone` : place,
    hasNewer: image.newer_uuid !== null,
    isInheritedKnown: image.inherited_high !== null,
  };
}

async function threeOnEachOther({ debian, jdk, app, bottom }: World) {
  await put(debian, '12', bottom);
  await put(jdk, '17', `${bottom}b`);
  await put(app, '1', `${bottom}bc`);
}

test('an image whose base goes while it is looked for is built on that still, or on what is below', async () => {
  const told = await atEveryMoment(threeOnEachOther, ({ jdk }) => remove(jdk), baseOf);
  expect(new Set(told.map(({ name }) => name))).toEqual(new Set(['debian', 'jdk, gone']));
});

test('an image is built on what is taken in while it is looked at', async () => {
  const told = await atEveryMoment(
    async ({ debian, app, bottom }) => {
      await put(debian, '12', bottom);
      await put(app, '1', `${bottom}bc`);
    },
    ({ jdk, bottom }) => put(jdk, '17', `${bottom}b`),
    baseOf,
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ name }) => name === 'jdk')).toBe(true);
});

test('a newer tag is told that comes while its base is named', { tags: 'thorough' }, async () => {
  const told = await atEveryMoment(
    async ({ jdk, app, bottom }) => {
      await put(jdk, '17.0.8', `${bottom}b`, 1, { scan: scan({ high: 1 }) });
      await put(app, '1', `${bottom}bc`);
    },
    ({ jdk }) => put(jdk, '17.0.9', 'x', 2, { scan: scan({}) }),
    baseOf,
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ hasNewer }) => hasNewer)).toBe(true);
});

test('what is inherited is known of a base that is scanned while its images are counted', {
  tags: 'thorough',
}, async () => {
  const told = await atEveryMoment(
    async ({ jdk, app, bottom }) => {
      await put(jdk, '17', `${bottom}b`);
      await put(app, '1', `${bottom}bc`, 0, { scan: scan({}) });
    },
    ({ jdk, bottom }) => put(jdk, '17', `${bottom}b`, 0, { scan: scan({}) }),
    baseOf,
  );
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ isInheritedKnown }) => isInheritedKnown)).toBe(true);
});
