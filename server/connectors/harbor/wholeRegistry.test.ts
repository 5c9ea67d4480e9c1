import { afterEach, expect, test } from 'vitest';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import { collectImages, collectRepositories } from '../testing/collected.ts';
import { localTarget } from '../testing/target.ts';
import { testHttp } from '../testing/testHttp.ts';
import { harborConnector } from './connector.ts';

let simulator: RunningSimulator;
afterEach(() => simulator.close());

test.each([
  ['2.9', 'V2', () => startHarborV2({ world: createWorld({ images: 700 }) })],
  ['2.0', 'V2', () => startHarborV2({ world: createWorld({ images: 700 }), flavour: '2.0.6' })],
  ['1.10', 'V1', () => startHarborV1({ world: createWorld({ images: 700, kind: 'harbor-v1' }) })],
] as const)('%s: all 700 images of a company are listed, each once and none skipped', async (_line, version, start) => {
  simulator = await start();
  const connector = harborConnector(testHttp());
  const target = localTarget(simulator.port, { version, password: simulatorPasswords.admin });
  const { repositories, declared } = await collectRepositories(connector, target);
  expect(repositories).toHaveLength(declared.repositories ?? -1);

  const lists = await concurrently(repositories, 4, async (repository) => {
    const { images, skipped, doubts } = await collectImages(connector, target, repository);
    expect({ skipped, doubts }).toEqual({ skipped: [], doubts: [] });
    return images.map(({ digest, tag }) => `${repository.namespace}/${repository.name} ${digest} ${tag}`);
  });
  expect(lists.flat()).toHaveLength(700);
  expect(new Set(lists.flat()).size).toBe(700);
});
