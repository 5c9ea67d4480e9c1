import { afterEach, describe, expect, test } from 'vitest';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { fixedSource, type Repository } from '#simulators/world/repository.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import { acrConnector } from './acr/connector.ts';
import { harborConnector } from './harbor/connector.ts';
import { createRegistryHttp } from './http/registryHttp.ts';
import type { RegistryConnector } from './port.ts';
import { quayConnector } from './quay/connector.ts';
import { acrTarget } from './testing/acrTarget.ts';
import { collectImages, collectRepositories } from './testing/collected.ts';
import { quayTarget } from './testing/quayTarget.ts';
import { localTarget } from './testing/target.ts';

interface Kind {
  readonly name: string;
  readonly connector: RegistryConnector;
  start(): Promise<{ simulator: RunningSimulator; target: RegistryTarget }>;
}

const http = createRegistryHttp({ allowLoopback: true });
const images = 20;
let simulator: RunningSimulator;
afterEach(() => simulator.close());

const kinds: readonly Kind[] = [
  {
    name: 'Harbor 2.x',
    connector: harborConnector(http),
    async start() {
      const running = await startHarborV2({ world: createWorld({ images }) });
      return { simulator: running, target: localTarget(running.port, { password: simulatorPasswords.admin }) };
    },
  },
  {
    name: 'Harbor 1.x',
    connector: harborConnector(http),
    async start() {
      const running = await startHarborV1({ world: createWorld({ images, kind: 'harbor-v1' }) });
      return {
        simulator: running,
        target: localTarget(running.port, { version: 'V1', password: simulatorPasswords.admin }),
      };
    },
  },
  {
    name: 'Quay',
    connector: quayConnector(http, { throttleIntervalMs: 1 }),
    async start() {
      const running = await startQuay({ world: createWorld({ images, kind: 'quay' }) });
      return { simulator: running, target: quayTarget(running) };
    },
  },
  {
    name: 'Container Registry',
    connector: acrConnector(http),
    async start() {
      const world = createWorld({ images, kind: 'harbor-v1' });
      const running = await startAcr({ world, places: [instanceIn('cn-hangzhou', 'prod')] });
      return { simulator: running, target: acrTarget(running.port) };
    },
  },
];

const noTags = ['=1+1', 'ev\u202eil', '-leading', '.hidden', 'x'.repeat(129), 'a b', 'ünï', 'a/b', 'a:b'];
const noNames = ['=cmd', 'gpj.\u202eexe', 'a b', 'a..b', 'trailing-', 'ünï'];

describe.each(kinds)('$name', ({ connector, start }) => {
  const begin = async (): Promise<{ target: RegistryTarget; repository: Repository }> => {
    const { target, ...running } = await start();
    ({ simulator } = running);
    const [repository] = [...simulator.world.repositories];
    return { target, repository: repository ?? expect.fail() };
  };

  test('a tag that no client can name is left out and said; the others are listed', async () => {
    const { target, repository } = await begin();
    const before = repository.source.imageCount;
    for (const tag of [...noTags, '_ok.Tag-1', 'x'.repeat(128)]) {
      simulator.world.addTag({ repository: repository.fullName, tag });
    }
    const { repositories } = await collectRepositories(connector, target);
    const listed = repositories.find(({ namespace, name }) => `${namespace}/${name}`.endsWith(repository.fullName));
    const listing = await collectImages(connector, target, listed ?? expect.fail());
    const tags = listing.images.map(({ tag }) => tag);
    expect(tags).toEqual(expect.arrayContaining(['_ok.Tag-1', 'x'.repeat(128)]));
    expect(tags.filter((tag) => noTags.includes(tag))).toEqual([]);
    expect(listing.images.filter(({ tag }) => tag !== '').length).toBeGreaterThanOrEqual(before);
    const skipped = listing.skipped.filter(({ reason }) => reason === 'tagUnusable');
    expect(skipped).toHaveLength(noTags.length);
  });

  test('a repository that no client can name is left out and said; the others are listed', async () => {
    const { target, repository } = await begin();
    for (const name of noNames) {
      simulator.world.addRepository(repository.project, { name, createdAt: 0 }, fixedSource([]));
    }
    const { repositories, skipped } = await collectRepositories(connector, target);
    expect(repositories.map(({ name }) => name)).toContain(repository.name);
    expect(repositories.filter(({ name }) => noNames.includes(name))).toEqual([]);
    expect(skipped.filter(({ reason }) => reason === 'nameUnusable')).toHaveLength(noNames.length);
  });
});
