import { afterEach, describe, expect, test } from 'vitest';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { RegistryError } from '../domain/registryError.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import { acrConnector } from './acr/connector.ts';
import { harborConnector } from './harbor/connector.ts';
import { ociConnector } from './oci/connector.ts';
import type { Missing, Presence, RegistryConnector } from './port.ts';
import { quayConnector } from './quay/connector.ts';
import { acrTarget } from './testing/acrTarget.ts';
import { quayTarget } from './testing/quayTarget.ts';
import { localTarget } from './testing/target.ts';
import { testHttp } from './testing/testHttp.ts';

interface Kind {
  readonly name: string;
  readonly connector: RegistryConnector;
  /** What stands before a namespace of the world. */
  readonly prefix: string;
  /** What is asked of a single image. */
  readonly question: string;
  start(): Promise<{ simulator: RunningSimulator; target: RegistryTarget }>;
}

const kinds: readonly Kind[] = [
  {
    name: 'Harbor 1.x',
    connector: harborConnector(testHttp()),
    prefix: '',
    question: '/tags/',
    async start() {
      const world = createWorld({ images: 60, kind: 'harbor-v1' });
      const simulator = await startHarborV1({ world, wrongPasswordMs: 1 });
      return { simulator, target: localTarget(simulator.port, { version: 'V1', password: simulatorPasswords.admin }) };
    },
  },
  {
    name: 'Quay',
    connector: quayConnector(testHttp(), { throttleIntervalMs: 1 }),
    prefix: '',
    question: 'specificTag=',
    async start() {
      const simulator = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), lockOutMs: 1 });
      return { simulator, target: quayTarget(simulator) };
    },
  },
  {
    name: 'a plain registry',
    connector: ociConnector(testHttp()),
    prefix: '',
    question: '/manifests/',
    async start() {
      const simulator = await startOci({ world: createWorld({ images: 60, kind: 'quay' }) });
      return { simulator, target: localTarget(simulator.port, { type: 'oci', password: simulatorPasswords.admin }) };
    },
  },
  {
    name: 'ACR',
    connector: acrConnector(testHttp(), { throttleWaitsMs: [1] }),
    prefix: 'prod/',
    question: 'Tag=',
    async start() {
      const world = createWorld({ images: 60, kind: 'harbor-v1' });
      const simulator = await startAcr({ world, places: [instanceIn('cn-hangzhou', 'prod')] });
      return { simulator, target: acrTarget(simulator.port) };
    },
  },
];

let simulator: RunningSimulator;
afterEach(() => simulator.close());

describe.each(kinds)('of $name', ({ connector, prefix, question, start }) => {
  /** An image that the registry has, and how its presence is asked for. */
  async function begin() {
    const started = await start();
    simulator = started.simulator;
    const [row] = [...simulator.world.imageRows()];
    if (row === undefined) throw new Error('The world is empty.');
    const { tag, digest } = row;
    const repository = { namespace: `${prefix}${row.namespace}`, name: row.repository };
    const presenceOf = (missing: Missing): Promise<Presence> =>
      connector.presenceOf(started.target, missing, new AbortController().signal).catch((error: unknown) => {
        // What is not answered is not known.
        if (error instanceof RegistryError) return 'unknown';
        throw error;
      });
    return {
      fullName: `${row.namespace}/${row.repository}`,
      tag,
      image: () => presenceOf({ kind: 'image', repository, tag, digest }),
      repository: () => presenceOf({ kind: 'repository', repository }),
    };
  }

  test('an image and its repository are there', async () => {
    const { image, repository } = await begin();
    expect(await image()).toBe('there');
    expect(await repository()).toBe('there');
  });

  test('a tag that was deleted is gone, and its repository is not', async () => {
    const { image, repository, fullName, tag } = await begin();
    simulator.world.removeTag({ repository: fullName, tag });
    expect(await image()).toBe('gone');
    expect(await repository()).toBe('there');
  });

  test('a tag that is on another image now is gone from this one', async () => {
    const { image, fullName, tag } = await begin();
    simulator.world.addTag({ repository: fullName, tag });
    expect(await image()).toBe('gone');
  });

  test('a repository that was deleted is gone', async () => {
    const { repository, fullName } = await begin();
    simulator.world.removeRepository(fullName);
    expect(await repository()).toBe('gone');
  });

  test.each<[string, Fault]>([
    ['a page of a proxy', { kind: 'html' }],
    ['a 404 of a proxy', { kind: 'html', status: 404 }],
    ['a 404 in words that are not its own', { kind: 'answer', status: 404, body: { message: 'no route' } }],
    ['a 401', { kind: 'answer', status: 401, body: {} }],
    ['a 403 without words', { kind: 'answer', status: 403, body: {} }],
    ['an error', { kind: 'status', status: 500 }],
    ['an answer that breaks off', { kind: 'brokenJson' }],
    ['silence', { kind: 'cut' }],
  ])('nothing is known where the answer is %s, even of what is gone', async (_what, fault) => {
    const { image, fullName, tag } = await begin();
    simulator.world.removeTag({ repository: fullName, tag });
    simulator.faults.set({ ...fault, path: question });
    expect(await image()).toBe('unknown');
  });
});
