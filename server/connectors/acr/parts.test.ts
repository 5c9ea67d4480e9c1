import { afterEach, expect, test } from 'vitest';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn, type Place, repositoriesAt } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import type { RegistryTarget } from '../../domain/registryTarget.ts';
import { acrTarget } from '../testing/acrTarget.ts';
import { collectRepositories } from '../testing/collected.ts';
import { testHttp } from '../testing/testHttp.ts';
import { acrConnector } from './connector.ts';

const connector = acrConnector(testHttp(), { throttleWaitsMs: [1, 1] });
const prod = instanceIn('cn-hangzhou', 'prod');
const lab = instanceIn('cn-hangzhou', 'lab');
const personal: Place = { edition: 'personal', region: 'cn-hangzhou' };
let simulator: RunningSimulator;
afterEach(() => simulator.close());

async function start(places: readonly Place[]): Promise<RegistryTarget> {
  simulator = await startAcr({ world: createWorld({ images: 400, kind: 'harbor-v1' }), places });
  return acrTarget(simulator.port);
}

test('a key that may list instances only is told what it lacks, of each part', async () => {
  const target = await start([prod, personal]);
  const { id: userName, secret: password } = simulatorKeys.narrow;
  const { parts } = await collectRepositories(connector, { ...target, userName, password });
  const failure = { code: 'UserDoesNotHaveAdminRole', robot: false, missing: ['cr:ListRepository'] };
  expect(parts).toEqual(['prod', 'Personal Edition'].map((part) => ({ part, doubts: [], failure })));
});

const ofLab = 'InstanceId=cri-lab';
test.each<[string, Fault, string]>([
  [
    'RAM gives no right to',
    { kind: 'answer', status: 403, body: { Code: 'Forbidden.RAM' }, path: `${ofLab}.*RepoStatus` },
    'lab',
  ],
  [
    'RAM does not let us look into the access of',
    { kind: 'answer', status: 403, body: { Code: 'Forbidden' }, path: `${ofLab}.*ModuleName` },
    'lab',
  ],
  ['does not tell the access of', { kind: 'status', status: 500, path: `${ofLab}.*ModuleName` }, 'lab'],
  ['cuts the connection to', { kind: 'cut', path: ofLab }, 'lab'],
  [
    'RAM gives no right to',
    { kind: 'answer', status: 403, body: { code: 'Forbidden.RAM' }, path: '^/repos' },
    'Personal Edition',
  ],
  ['cuts the connection to', { kind: 'cut', path: '^/repos' }, 'Personal Edition'],
])('what %s one part keeps no other from being listed: %s', async (_what, fault, failing) => {
  const places = [prod, lab, personal];
  const target = await start(places);
  simulator.faults.set(fault);
  const { parts, repositories } = await collectRepositories(connector, target);
  expect(parts.filter(({ failure }) => failure !== undefined).map(({ part }) => part)).toEqual([failing]);
  const others = places.filter((place) => (place.edition === 'personal' ? 'Personal Edition' : place.name) !== failing);
  expect(repositories).toHaveLength(others.flatMap((place) => repositoriesAt(simulator.world, places, place)).length);
});

test('an instance that was released is told by its list alone', async () => {
  const target = await start([prod, personal]);
  const presenceOf = (part: string) =>
    connector.presenceOf(target, { kind: 'part', part }, new AbortController().signal);
  expect(await presenceOf('prod')).toBe('there');
  expect(await presenceOf('released')).toBe('unlisted');
  expect(await presenceOf('Personal Edition')).toBe('unknown');
});
