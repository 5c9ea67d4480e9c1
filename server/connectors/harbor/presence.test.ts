import { expect, test } from 'vitest';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import type { Fault } from '#simulators/http/faults.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { createRegistryHttp } from '../http/registryHttp.ts';
import { localTarget } from '../testing/target.ts';
import { harborConnector } from './connector.ts';

const signal = new AbortController().signal;
const connector = harborConnector(createRegistryHttp({ allowLoopback: true, limits: { retryWaitsMs: [] } }));

test.each<[string, Fault, 'gone' | 'unknown']>([
  ['an empty list', { kind: 'answer', status: 200, body: [] }, 'gone'],
  ['JSON that ends in the middle', { kind: 'brokenJson' }, 'unknown'],
  ['the page of a proxy', { kind: 'html' }, 'unknown'],
  ['no list', { kind: 'answer', status: 200, body: null }, 'unknown'],
  ['something else', { kind: 'answer', status: 200, body: {} }, 'unknown'],
])('a repository of Harbor 1.x whose tags are %s', async (_what, fault, presence) => {
  const harbor = await startHarborV1({ world: createWorld({ images: 5, kind: 'harbor-v1' }), wrongPasswordMs: 1 });
  harbor.faults.set({ ...fault, path: '/tags' });
  const [repository] = harbor.world.repositories;
  const [namespace = '', ...rest] = (repository?.fullName ?? '').split('/');
  const missing = { kind: 'repository', repository: { namespace, name: rest.join('/') } } as const;
  const target = { ...localTarget(harbor.port), version: 'V1' as const, password: simulatorPasswords.admin };
  // An answer of somebody else on the way is a failure by itself, which tells as little.
  const answer = connector.presenceOf(target, missing, signal).catch(() => 'unknown');
  expect(await answer).toBe(presence);
  await harbor.close();
});
