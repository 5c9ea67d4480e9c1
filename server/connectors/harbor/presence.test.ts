import { expect, test } from 'vitest';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import type { Fault } from '#simulators/http/faults.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { createRegistryHttp } from '../http/registryHttp.ts';
import { httpServer } from '../testing/localServers.ts';
import { localTarget } from '../testing/target.ts';
import { harborConnector } from './connector.ts';

const signal = new AbortController().signal;
const connector = harborConnector(createRegistryHttp({ allowLoopback: true, limits: { retryWaitsMs: [] } }));

const pathUnknown = {
  errors: [{ code: 'NOT_FOUND', message: 'path /api/v2.0/projects/a/repositories/b was not found' }],
};
const notFound = (message: string) => ({ code: 404, message });

test.each<[string, 'V1' | 'V2', unknown, 'gone' | 'unknown']>([
  ['2.x’s own error', 'V2', { errors: [{ code: 'NOT_FOUND', message: 'artifact a/b:1 not found' }] }, 'gone'],
  ['another error of 2.x', 'V2', { errors: [{ code: 'UNKNOWN', message: 'unknown' }] }, 'unknown'],
  ['2.x of a path that a proxy has changed', 'V2', pathUnknown, 'unknown'],
  ['the JSON of a gateway, to 2.x', 'V2', notFound('Not Found'), 'unknown'],
  ['1.x’s own error', 'V1', notFound('resource: a/b:1 not found'), 'gone'],
  ['1.x of the project', 'V1', notFound('project a not found'), 'gone'],
  ['the JSON of a gateway, to 1.x', 'V1', notFound('Not Found'), 'unknown'],
  ['the JSON of a gateway that names no image', 'V1', notFound('service harbor not found'), 'unknown'],
])('an image that a 404 is the answer to: %s', async (_what, version, body, presence) => {
  const server = await httpServer((_request, response) => {
    response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const repository = { namespace: 'a', name: 'b' };
  const missing = { kind: 'image', repository, tag: '1', digest: `sha256:${'a'.repeat(64)}` } as const;
  const target = localTarget(server.port, { version });
  expect(await connector.presenceOf(target, missing, signal).catch(() => 'unknown')).toBe(presence);
  await server.close();
});

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
