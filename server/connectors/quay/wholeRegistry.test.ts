import { afterEach, expect, test } from 'vitest';
import { type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { collectKnownImages, collectRepositories } from '../testing/collected.ts';
import { quayTarget } from '../testing/quayTarget.ts';
import { testHttp } from '../testing/testHttp.ts';
import { quayConnector } from './connector.ts';

let quay: RunningQuay;
afterEach(() => quay.close());

async function rowsListed(throttleIntervalMs?: number): Promise<string[]> {
  const connector = quayConnector(testHttp(), throttleIntervalMs === undefined ? {} : { throttleIntervalMs });
  const target = quayTarget(quay);
  const { repositories, skipped } = await collectRepositories(connector, target);
  expect(skipped).toEqual([]);
  const rows: string[] = [];
  for (const repository of repositories) {
    const { images } = await collectKnownImages(connector, target, repository);
    rows.push(...images.map(({ tag, digest }) => `${repository.namespace}/${repository.name}@${digest}:${tag}`));
  }
  return rows.sort();
}

function rowsThere(): string[] {
  return [...quay.world.imageRows()].map((row) => `${row.namespace}/${row.repository}@${row.digest}:${row.tag}`).sort();
}

test('everything that a Quay holds comes, each row once', { tags: 'thorough' }, async () => {
  quay = await startQuay({ world: createWorld({ images: 700, kind: 'quay' }) });
  expect(await rowsListed()).toEqual(rowsThere());
});

test('a Quay that limits its calls is read whole all the same, at the rate that it allows', {
  tags: 'thorough',
}, async () => {
  quay = await startQuay({
    world: createWorld({ images: 40, kind: 'quay' }),
    // So few that the first calls exceed them also on a busy machine.
    apiRate: { perSecond: 30, burst: 5 },
  });
  expect(await rowsListed(40)).toEqual(rowsThere());
  const refused = quay.requests.filter(({ status }) => status === 429).length;
  expect(refused).toBeGreaterThan(0);
  // Only those that were under way when the first was refused.
  expect(refused).toBeLessThan(10);
});

test('nothing but pull is ever asked for: push would create repositories', async () => {
  quay = await startQuay({ world: createWorld({ images: 40, kind: 'quay' }) });
  const before = quay.world.repositoryCount;
  await rowsListed();
  const scopes = quay.requests
    .filter(({ path }) => path.includes('scope='))
    .map(({ path }) => decodeURIComponent(path));
  expect(scopes.length).toBeGreaterThan(0);
  expect(scopes.every((path) => path.endsWith(':pull'))).toBe(true);
  expect(quay.world.repositoryCount).toBe(before);
});
