import { afterEach, expect, test } from 'vitest';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { RegistryTarget } from '../domain/registryTarget.ts';
import type { ListedScan } from '../domain/risk/listedScan.ts';
import { acrConnector } from './acr/connector.ts';
import { harborConnector } from './harbor/connector.ts';
import type { RegistryConnector, ScannableImage } from './port.ts';
import { quayConnector } from './quay/connector.ts';
import { acrTarget } from './testing/acrTarget.ts';
import { collectKnownImages, collectRepositories } from './testing/collected.ts';
import { failureOf } from './testing/failureOf.ts';
import { quayTarget } from './testing/quayTarget.ts';
import { localTarget } from './testing/target.ts';
import { testHttp } from './testing/testHttp.ts';

interface Kind {
  readonly connector: RegistryConnector;
  readonly target: RegistryTarget;
}

const signal = new AbortController().signal;
const http = testHttp();
const images = 60;
let simulator: RunningSimulator;
afterEach(() => simulator.close());

async function harbor(version: 'V1' | 'V2'): Promise<Kind> {
  simulator =
    version === 'V2'
      ? await startHarborV2({ world: createWorld({ images }) })
      : await startHarborV1({ world: createWorld({ images, kind: 'harbor-v1' }) });
  const target = localTarget(simulator.port, { version, password: simulatorPasswords.admin });
  return { connector: harborConnector(http), target };
}

async function quay(): Promise<Kind> {
  const running = await startQuay({ world: createWorld({ images, kind: 'quay' }) });
  simulator = running;
  return { connector: quayConnector(http, { throttleIntervalMs: 1 }), target: quayTarget(running) };
}

async function acr(): Promise<Kind> {
  const world = createWorld({ images, kind: 'harbor-v1' });
  simulator = await startAcr({ world, places: [instanceIn('cn-hangzhou', 'prod')] });
  return { connector: acrConnector(http), target: acrTarget(simulator.port) };
}

async function scannedImage({ connector, target }: Kind): Promise<{ image: ScannableImage; scan: ListedScan }> {
  const { repositories } = await collectRepositories(connector, target);
  for (const repository of repositories) {
    for (const { digest, tag, scan } of (await collectKnownImages(connector, target, repository)).images) {
      if (typeof scan === 'object' && scan?.status === 'SUCCESS') return { image: { repository, digest, tag }, scan };
    }
  }
  throw new Error('The simulated world has no such image.');
}

const notUnderstood: readonly [string, () => Promise<Kind>, Fault][] = [
  ['Harbor 2.x', () => harbor('V2'), { kind: 'field', name: 'scan_status', value: 'Dreaming' }],
  ['Harbor 1.x', () => harbor('V1'), { kind: 'field', name: 'total', value: -1 }],
  ['Quay', quay, { kind: 'answer', status: 200, body: { status: 7 }, path: '/security' }],
  ['Container Registry', acr, { kind: 'field', name: 'Status', value: 7, path: '&Tag=' }],
  ['Container Registry, of what was found,', acr, { kind: 'field', name: 'TotalSeverity', value: -1 }],
];

test.each(notUnderstood)(
  '%s: one image’s scan that is not understood is a failure with a name, and no image that was never scanned',
  async (_name, start, fault) => {
    const kind = await start();
    const { connector, target } = kind;
    const { image, scan } = await scannedImage(kind);
    simulator.faults.set(fault);
    expect(await failureOf(connector.scanState(target, image, signal))).toEqual({
      code: 'RegistryFailure',
      reason: 'unexpectedAnswer',
      status: 200,
    });
    const { images } = await collectKnownImages(connector, target, image.repository);
    expect(images.find(({ digest, tag }) => digest === image.digest && tag === image.tag)?.scan).toBe('notUnderstood');

    simulator.faults.clear();
    expect(await connector.scanState(target, image, signal)).toEqual(scan);
  },
);
