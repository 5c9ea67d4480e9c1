import { afterEach, describe, expect, test } from 'vitest';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { Artifact } from '#simulators/world/model.ts';
import type { Repository } from '#simulators/world/repository.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import { acrConnector } from './acr/connector.ts';
import { harborConnector } from './harbor/connector.ts';
import { ociConnector } from './oci/connector.ts';
import type { RegistryConnector } from './port.ts';
import { quayConnector } from './quay/connector.ts';
import { acrTarget } from './testing/acrTarget.ts';
import { failureOf } from './testing/failureOf.ts';
import { quayTarget } from './testing/quayTarget.ts';
import { localTarget } from './testing/target.ts';
import { testHttp } from './testing/testHttp.ts';

interface Kind {
  readonly name: string;
  readonly connector: () => RegistryConnector;
  /** What stands before a namespace of the world. */
  readonly prefix: string;
  /** A request for a token. */
  readonly tokens: RegExp;
  start(): Promise<{ simulator: RunningSimulator; target: RegistryTarget }>;
}

const images = 400;
let simulator: RunningSimulator;
afterEach(() => simulator.close());

const kinds: readonly Kind[] = [
  {
    name: 'Harbor 2.x',
    connector: () => harborConnector(testHttp()),
    prefix: '',
    tokens: /^\/service\/token/,
    async start() {
      const running = await startHarborV2({ world: createWorld({ images }), wrongPasswordMs: 1 });
      return { simulator: running, target: localTarget(running.port, { password: simulatorPasswords.admin }) };
    },
  },
  {
    name: 'Harbor 1.x',
    connector: () => harborConnector(testHttp()),
    prefix: '',
    tokens: /^\/service\/token/,
    async start() {
      const running = await startHarborV1({ world: createWorld({ images, kind: 'harbor-v1' }), wrongPasswordMs: 1 });
      const target = localTarget(running.port, { version: 'V1', password: simulatorPasswords.admin });
      return { simulator: running, target };
    },
  },
  {
    name: 'Quay',
    connector: () => quayConnector(testHttp(), { throttleIntervalMs: 1 }),
    prefix: '',
    tokens: /^\/v2\/auth/,
    async start() {
      const running = await startQuay({ world: createWorld({ images, kind: 'quay' }), lockOutMs: 1 });
      return { simulator: running, target: quayTarget(running) };
    },
  },
  {
    name: 'a plain registry with a token service',
    connector: () => ociConnector(testHttp()),
    prefix: '',
    tokens: /^\/token\?/,
    async start() {
      const world = createWorld({ images, kind: 'quay' });
      const running = await startOci({ world, authentication: 'token' });
      const account = { domainName: '127.0.0.1', password: simulatorPasswords.admin };
      return { simulator: running, target: localTarget(running.port, { type: 'oci', ...account }) };
    },
  },
  {
    name: 'Container Registry',
    connector: () => acrConnector(testHttp(), { throttleWaitsMs: [1] }),
    prefix: 'prod/',
    tokens: /^\/auth\?/,
    async start() {
      const world = createWorld({ images, kind: 'harbor-v1' });
      const running = await startAcr({ world, places: [instanceIn('cn-hangzhou', 'prod')] });
      return { simulator: running, target: acrTarget(running.port) };
    },
  },
];

describe.each(kinds)('an image of $name', ({ connector: connectorOf, prefix, tokens, start }) => {
  async function begin() {
    const started = await start();
    simulator = started.simulator;
    const connector = connectorOf();
    const all = [...simulator.world.repositories].flatMap((repository) =>
      simulator.world.artifactsOf(repository).map((artifact) => ({ repository, artifact })),
    );
    const read = (repository: Repository, digest: string) =>
      connector.readImage(
        started.target,
        {
          repository: { namespace: `${prefix}${repository.project.name}`, name: repository.name },
          digest,
          tag: '',
        },
        new AbortController().signal,
      );
    const oneOf = (wanted: (artifact: Artifact) => boolean) => all.find(({ artifact }) => wanted(artifact));
    return { connector, target: started.target, oneOf, read, all };
  }

  test('is read with its platform, its layers, how it starts and how it was built', async () => {
    const { oneOf, read } = await begin();
    const image = ({ kind, children, platform }: Artifact) =>
      kind === 'IMAGE' && children.length === 0 && platform.os === 'linux';
    const { repository, artifact } = oneOf(image) ?? expect.fail();
    const content = await read(repository, artifact.digest);
    if (content === 'noImage') expect.fail();
    const [platform] = content.platforms;
    expect(content).toMatchObject({ createdAt: artifact.builtAt, absentPlatforms: [], platformsLeftOut: 0 });
    expect(platform).toMatchObject({
      platform: `linux/${artifact.platform.architecture}`,
      digest: artifact.digest,
      config: { env: expect.arrayContaining([expect.stringMatching(/^PATH=/)]) },
    });
    expect(platform?.layers.length).toBeGreaterThan(1);
    expect(platform?.layers.every(({ digest, diffId, size }) => digest !== diffId && diffId !== '' && size > 0)).toBe(
      true,
    );
    expect(platform?.history.filter(({ isEmpty }) => !isEmpty).length).toBe(platform?.layers.length);
  });

  test('that is on no token yet costs one, and the next of its repository none', async () => {
    const { all, read } = await begin();
    const [first] = all;
    const { repository } = first ?? expect.fail();
    const digests = simulator.world.artifactsOf(repository).map(({ digest }) => digest);
    for (const digest of digests.slice(0, 3)) await read(repository, digest);
    expect(simulator.requests.filter(({ path }) => tokens.test(path))).toHaveLength(1);
    const refused = simulator.requests.filter(({ path, status }) => path.startsWith('/v2/') && status === 401);
    expect(refused).toHaveLength(1);
  });

  test('that was deleted since it was listed is gone', async () => {
    const { all, read } = await begin();
    const { repository } = all[0] ?? expect.fail();
    expect(await failureOf(read(repository, `sha256:${'0'.repeat(64)}`))).toMatchObject({
      code: 'ImageContentFailure',
      reason: 'gone',
    });
  });
});

test('an index is read with all its platforms, and what is attested of them is none', async () => {
  simulator = await startHarborV2({ world: createWorld({ images: 2_000 }) });
  const connector = harborConnector(testHttp());
  const target = localTarget(simulator.port, { password: simulatorPasswords.admin });
  for (const attested of [false, true]) {
    const found = [...simulator.world.repositories]
      .flatMap((repository) => simulator.world.artifactsOf(repository).map((artifact) => ({ repository, artifact })))
      .find(({ artifact: { children } }) => children.length > 0 && children.length > 3 === attested);
    const { repository, artifact } = found ?? expect.fail();
    const content = await connector.readImage(
      target,
      { repository: { namespace: repository.project.name, name: repository.name }, digest: artifact.digest, tag: '' },
      new AbortController().signal,
    );
    if (content === 'noImage') expect.fail();
    expect(content.platforms.map(({ platform }) => platform)).toEqual([
      'linux/amd64',
      'linux/arm64/v8',
      'linux/arm/v7',
    ]);
    expect(content.size).toBe(content.platforms.reduce((sum, { size }) => sum + size, 0));
  }
});

test('images of a Harbor whose account somebody has just locked are read after it, and one login tells for all', async () => {
  simulator = await startHarborV2({ world: createWorld({ images: 300 }), wrongPasswordMs: 200 });
  const connector = harborConnector(testHttp(), { lockMs: 220 });
  const target = localTarget(simulator.port, { password: simulatorPasswords.admin });
  // The first token locks the account; the others, asked for meanwhile, open nothing.
  simulator.faults.set({ kind: 'wrongPassword', path: '/service/token', times: 1 });
  const hidden = [...simulator.world.repositories].filter(({ project }) => !project.public).slice(0, 4);
  const contents = await Promise.all(
    hidden.map((repository) => {
      const { project, name } = repository;
      const [artifact] = simulator.world.artifactsOf(repository);
      const image = { repository: { namespace: project.name, name }, digest: artifact?.digest ?? '', tag: '' };
      return connector.readImage(target, image, new AbortController().signal);
    }),
  );
  expect(contents).toEqual(Array(4).fill(expect.objectContaining({ platforms: expect.anything() })));
  expect(simulator.requests.filter(({ path }) => path.includes('/users/current'))).toMatchObject([{ status: 200 }]);
});
