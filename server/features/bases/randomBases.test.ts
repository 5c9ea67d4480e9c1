// @module-tag thorough
import type { KyselyPlugin } from 'kysely';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Center } from '#contract/center.ts';
import { createRandom, type Random } from '#simulators/world/random.ts';
import type { Database } from '../../db/database.ts';
import { digestOfImage, type LayeredImage, storeLayered } from '../../testing/baseWorld.ts';
import { storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { BaseCounter } from './baseCounter.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

/** A tag of a repository, `team/app`, and what it names. */
interface Placed {
  readonly registryId: number;
  readonly center: Center;
  readonly repository: string;
  readonly tag: string;
  readonly of: LayeredImage & { readonly layers: Readonly<Record<string, string>> };
}

const platforms = ['linux/amd64', 'linux/arm64'] as const;
const log = pino({ enabled: false });

async function twoDataCentres(): Promise<readonly Pick<Placed, 'registryId' | 'center'>[]> {
  const [one, other, abroad] = [
    await storeRegistry(taken.database, 'one.example.com'),
    await storeRegistry(taken.database, 'other.example.com'),
    await storeRegistry(taken.database, 'abroad.example.com', { center: 'intl' }),
  ];
  return [
    { registryId: one, center: 'cn' },
    { registryId: other, center: 'cn' },
    { registryId: abroad, center: 'intl' },
  ];
}

/** Built on something that there is, a copy of it, or from scratch; of one platform or both. */
function anImage(random: Random, world: readonly Placed[]): Placed['of'] {
  const below = random.chance(0.8) && world.length > 0 ? random.pick(world).of.layers : {};
  const chosen = random.chance(0.3) ? platforms : [random.pick(platforms)];
  const added = Array.from({ length: random.between(0, 3) }, () => random.pick([...'abcdef'])).join('');
  const layers = Object.fromEntries(chosen.map((platform) => [platform, `${below[platform] ?? ''}${added}` || 'a']));
  return { layers, builtAt: random.between(1, 3), compression: random.pick(['gzip', 'zstd']) };
}

const shownOf = ({ of }: Placed) => ('linux/amd64' in of.layers ? 'linux/amd64' : 'linux/arm64');

/** What has to be found: the longest proper beginning of its layers that is an image of the data centre, and of its names the first. */
function expectedBase(image: Placed, world: readonly Placed[]): string | null {
  const platform = shownOf(image);
  const own = image.of.layers[platform] ?? '';
  const below = world
    .filter(({ center }) => center === image.center)
    .flatMap((placed) => {
      const layers = placed.of.layers[platform];
      return layers !== undefined && layers !== own && own.startsWith(layers)
        ? [{ placed, length: layers.length }]
        : [];
    });
  const longest = Math.max(0, ...below.map(({ length }) => length));
  const [first] = below
    .filter(({ length }) => length === longest)
    .map(({ placed }) => placed)
    .toSorted(
      (one, other) =>
        (one.of.builtAt ?? 0) - (other.of.builtAt ?? 0) ||
        Number(one.registryId !== image.registryId) - Number(other.registryId !== image.registryId) ||
        (nameOf(one) < nameOf(other) ? -1 : 1),
    );
  return first === undefined ? null : `${first.registryId} ${nameOf(first)}`;
}

const nameOf = ({ repository, tag }: Pick<Placed, 'repository' | 'tag'>) => `${repository}:${tag}`;

async function found(): Promise<
  Map<string, { readonly base: string | null; readonly isGone: boolean; readonly digest: string | null }>
> {
  const rows = await taken.database.read
    .selectFrom('images as i')
    .leftJoin('bases as b', 'b.id', 'i.base_id')
    .select(['i.registry_id', 'i.namespace', 'i.repository_name', 'i.tag', 'b.registry_id as base_registry'])
    .select([
      'b.namespace as base_namespace',
      'b.repository_name as base_name',
      'b.tag as base_tag',
      'b.uuid',
      'b.digest',
    ])
    .execute();
  return new Map(
    rows.map((row) => [
      `${row.registry_id} ${row.namespace}/${row.repository_name}:${row.tag}`,
      {
        base:
          row.base_name === null ? null : `${row.base_registry} ${row.base_namespace}/${row.base_name}:${row.base_tag}`,
        isGone: row.base_name !== null && row.uuid === null,
        digest: row.digest,
      },
    ]),
  );
}

/** A database that fails for good after so many statements, as where the process is killed. */
function killedAfter(database: Database, statements: number): Database {
  let left = statements;
  const killer: KyselyPlugin = {
    transformQuery({ node }) {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { ...database, background: database.background.withPlugin(killer), write: database.write.withPlugin(killer) };
}

async function countAll(database: Database) {
  const counter = new BaseCounter(database, log);
  while (await counter.count());
}

async function countAndKill(random: Random) {
  try {
    await countAll(killedAfter(taken.database, random.between(1, 60)));
  } catch (error) {
    if (!String(error).includes('killed')) throw error;
  }
}

async function store(placed: Placed) {
  await storeLayered(taken.database, placed, placed.repository, placed.tag, placed.of);
}

async function remove({ registryId, repository, tag }: Placed) {
  await taken.database.write
    .deleteFrom('images')
    .where('registry_id', '=', registryId)
    .where('repository_name', '=', repository.split('/')[1] ?? '')
    .where('tag', '=', tag)
    .execute();
}

const placesOf = (world: readonly Placed[]) => world.map((placed) => `${placed.registryId} ${nameOf(placed)}`);

test.for([1, 2, 3, 4])(
  'all that images are built on is found, and nothing else, whenever it is killed (%i)',
  async (seed) => {
    const random = createRandom(seed);
    const registries = await twoDataCentres();
    const world: Placed[] = [];
    for (let step = 0; step < 40; step += 1) {
      const registry = random.pick(registries);
      const place = { ...registry, repository: `team/${random.pick([...'xyz'])}`, tag: `${step}` };
      world.push({ ...place, of: anImage(random, world) });
      await store(world.at(-1) as Placed);
      if (random.chance(0.4)) await countAndKill(random);
    }
    await countAll(taken.database);
    const bases = await found();
    const told = world.map((placed) => bases.get(`${placed.registryId} ${nameOf(placed)}`)?.base ?? null);
    expect(told).toEqual(world.map((placed) => expectedBase(placed, world)));
  },
);

test.for([5, 6, 7, 8])(
  'what is gone is a base only of what was built on it before, and only where it is nearer (%i)',
  async (seed) => {
    const random = createRandom(seed);
    const registries = await twoDataCentres();
    let world: Placed[] = [];
    const layersOf = new Map<string, Placed['of']>();
    for (let step = 0; step < 50; step += 1) {
      const moved = world.length > 5 && random.chance(0.4) ? random.pick(world) : undefined;
      if (moved !== undefined) {
        await remove(moved);
        world = world.filter((placed) => placed !== moved);
      }
      if (moved === undefined || random.chance(0.6)) {
        // Either something new, or another build under the tag that went.
        const { registryId, center, repository, tag } = moved ?? {
          ...random.pick(registries),
          repository: `team/${random.pick([...'xyz'])}`,
          tag: `${step}`,
        };
        const placed = { registryId, center, repository, tag, of: anImage(random, world) };
        world = [...world, placed];
        layersOf.set(digestOfImage(placed.of), placed.of);
        await store(placed);
      }
      if (random.chance(0.5)) await countAndKill(random);
    }
    await countAll(taken.database);
    const bases = await found();
    expect([...bases.keys()].toSorted()).toEqual(placesOf(world).toSorted());
    for (const placed of world) {
      const told = bases.get(`${placed.registryId} ${nameOf(placed)}`);
      const expected = expectedBase(placed, world);
      if (told?.isGone !== true) {
        expect(told?.base).toBe(expected);
        continue;
      }
      const platform = shownOf(placed);
      const gone = layersOf.get(told.digest ?? '')?.layers[platform] ?? '';
      const connected =
        world.find((other) => `${other.registryId} ${nameOf(other)}` === expected)?.of.layers[platform] ?? '';
      expect(placed.of.layers[platform]?.startsWith(gone)).toBe(true);
      expect(gone.length).toBeGreaterThan(connected.length);
    }
    const { images } = await taken.database.read
      .selectFrom('bases')
      .select((select) => select.fn.coalesce(select.fn.sum<number>('images'), select.lit(0)).as('images'))
      .executeTakeFirstOrThrow();
    expect(images).toBe([...bases.values()].filter(({ base }) => base !== null).length);
  },
);
