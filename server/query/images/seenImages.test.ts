import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import { describeImageInstances, imageSortKeys } from '#contract/images/images.ts';
import { createRandom, type Random } from '#simulators/world/random.ts';
import type { Database } from '../../db/database.ts';
import { allOf, type Visibility } from '../../domain/access/visibility.ts';
import { digest, image, noon, scan, storeImages, storeRegistry } from '../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { createImageListRepository } from './imageListRepository.ts';

let whole: TestDatabase;
let part: TestDatabase;
beforeEach(async () => {
  [whole, part] = await Promise.all([takeDatabase(), takeDatabase()]);
});
afterEach(() => Promise.all([giveBack(whole), giveBack(part)]));

const registries = ['one', 'two', 'three', 'four'];
const seen = ['two', 'four'];

/** The same images in both databases, but that one lacks the registries that are not seen of the other; the ids of the others. */
async function storeRandomImages(random: Random): Promise<number[]> {
  const ids: number[] = [];
  for (const name of registries) {
    const isSeen = seen.includes(name);
    const id = await storeRegistry(whole.database, name);
    // Registries have the same ids in both, of which uuids are made.
    const idOfPart = await storeRegistry(part.database, name);
    expect(idOfPart).toBe(id);
    if (isSeen) ids.push(id);
    else await part.database.write.deleteFrom('registries').where('id', '=', id).execute();
    for (const repository of ['team/app', 'team/web', `${name}/own`]) {
      const images = Array.from({ length: 1 + random.between(0, 11) }, (_, place) =>
        image(`${name}-${random.pick(['release', 'build', 'x'])}-${place}`, {
          digest: digest(random.pick([...'abcdef'])),
          updatedAt: noon - 1_000 * random.between(0, 50),
          createdAt: noon - 1_000 * random.between(0, 3),
          size: random.between(0, 3),
          scan: random.chance(0.5) ? scan({ high: random.between(0, 2), low: random.between(0, 2) }) : null,
        }),
      );
      await storeImages(whole.database, id, repository, ...images);
      if (isSeen) await storeImages(part.database, id, repository, ...images);
    }
  }
  return ids;
}

const leaves = [
  { name: 'riskLevel', value: 'high' },
  { name: 'riskLevel', value: 'unknown' },
  { name: 'vulStatus', value: 'YES' },
  { name: 'tag', value: 'release' },
  { name: 'tag', value: '-x' },
  { name: 'digest', value: digest('a') },
  { name: 'repoName', value: 'app' },
  { name: 'repoNamespace', value: 'one' },
  { name: 'repoNamespace', value: 'two' },
  { name: 'intakeState', value: 'DONE' },
  { name: 'hcStatus', value: 'NO' },
  { name: 'notListed', value: 'NO' },
];

function randomRequest(random: Random): RequestOf<'DescribeImageInstances'> {
  const criteria = Array.from({ length: random.between(0, 3) }, () => ({
    ...random.pick(leaves),
    logicalExp: random.pick(['AND', 'OR']),
  }));
  return {
    Criteria: JSON.stringify(criteria),
    SortBy: random.pick(imageSortKeys),
    SortOrder: random.pick(['asc', 'desc'] as const),
    PageSize: 1 + random.between(0, 9),
    CurrentPage: 1 + random.between(0, 4),
    ...(random.chance(0.2) ? { Scanned: random.chance(0.5) } : {}),
  };
}

async function answer(database: Database, fetchLimit: number, visibility: Visibility, request: object) {
  const images = createImageListRepository(database, fetchLimit);
  const { rows, total } = await images.list(visibility, describeImageInstances.request.parse(request));
  return {
    total,
    images: rows.map((row) => `${row.registry_name} ${row.namespace}/${row.repository_name}:${row.tag}`),
  };
}

test.for([1, 2, 3])(
  'who sees some registries has the lists, pages and counts of a server that has these alone (%i)',
  async (seed) => {
    const random = createRandom(seed);
    const ids = await storeRandomImages(random);
    for (let round = 0; round < 60; round += 1) {
      const request = randomRequest(random);
      const isOfOne = random.chance(0.3);
      const sees = { center: 'cn', registries: isOfOne ? ids.slice(0, 1) : ids } as const;
      // So that lists are scanned along an index, and fetched and sorted.
      const limit = random.pick([0, 8, 20_000]);
      const told = await answer(whole.database, limit, sees, request);
      expect(told, JSON.stringify(request)).toEqual(
        await answer(part.database, 20_000, isOfOne ? sees : allOf('cn'), request),
      );
    }
  },
);
