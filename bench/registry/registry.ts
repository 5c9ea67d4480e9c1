import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { type OrganizationToken, startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { recordedPace } from './recordedPace.ts';
import type { RegistryReport, SimulatedKind } from './registryReport.ts';

/** A simulated registry in a process of its own, which tells its parent what it was asked. */
const [kind = '', images = '', paced = ''] = process.argv.slice(2);

type Started = RunningSimulator & { readonly organizations?: readonly OrganizationToken[] };

const worldOf = (of: 'harbor-v2' | 'harbor-v1' | 'quay') => createWorld({ images: Number(images), kind: of });
const pace = paced === '' ? undefined : recordedPace(kind as SimulatedKind);
const starts: Readonly<Record<SimulatedKind, () => Promise<Started>>> = {
  'harbor-v2': () => startHarborV2({ world: worldOf('harbor-v2'), pace }),
  'harbor-v1': () => startHarborV1({ world: worldOf('harbor-v1'), pace }),
  quay: () => startQuay({ world: worldOf('quay'), pace }),
  acr: () => startAcr({ world: worldOf('harbor-v1'), places: [instanceIn('cn-hangzhou', 'prod')], pace }),
  oci: () => startOci({ world: worldOf('harbor-v1'), pace }),
};

const asked: RegistryReport['asked'][number][] = [];
subscribe('http.server.request.start', (message) => {
  const { method = 'GET', url = '/', headers } = (message as { request: IncomingMessage }).request;
  asked.push({ method, path: url, headers: { ...headers } });
});

const simulator = await starts[kind as SimulatedKind]();
const report = (): RegistryReport => ({
  port: simulator.port,
  images: simulator.world.imageCount,
  organizations: simulator.organizations ?? [],
  asked: asked.splice(0),
});
process.on('message', () => process.send?.(report()));
process.send?.(report());
