import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '#contract/limits.ts';
import { simulatorKeys } from '#simulators/acr/accessKeys.ts';
import { instanceIn } from '#simulators/acr/places.ts';
import { startAcr } from '#simulators/acr/startAcr.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { synchronized, syncsEnded } from '../../testing/synchronizing.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

const images = 30;
let server: TestServer;
let acr: RunningSimulator;
/** How far the server's clock is ahead of the machine's. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  server = await startTestServer({}, { now: () => Date.now() + ahead });
  const places = ['prod', 'lab'].map((name) => instanceIn('cn-hangzhou', name));
  acr = await startAcr({
    world: createWorld({ images, kind: 'harbor-v1' }),
    places,
    now: () => Date.now() + ahead,
  });
  const { id, secret } = simulatorKeys.reader;
  const account = { AccessKeyId: id, AccessKeySecret: secret, RegionIds: ['cn-hangzhou'], TransPerHour: 0 };
  await server.call('AddAcrAccount', { ...account, EndpointIp: '127.0.0.1', Port: acr.port, ProtocolType: 1 });
  await syncsEnded(server, 1);
});
afterEach(async () => {
  await server.close();
  await acr.close();
});

const stored = async () => (await server.call('DescribeImageInstances', { PageSize: 100 })).ImageInstanceList;
const inLab = async () => (await stored()).filter(({ RepoNamespace }) => RepoNamespace.startsWith('lab/'));

test('the few images of an instance that was released stay until a second listing lacks it, as the cloud has no word for it', async () => {
  const few = (await inLab()).length;
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThanOrEqual(20);
  const prod = { InstanceId: 'cri-prod', InstanceName: 'prod', InstanceStatus: 'RUNNING' };
  const body = { IsSuccess: true, RequestId: 'A', TotalCount: 1, Instances: [prod] };
  acr.faults.set({ kind: 'answer', status: 200, body, path: '^/\\?PageNo' });

  expect(await synchronized(server)).toMatchObject({ RemovedImages: 0 });
  expect((await inLab()).every(({ NotListedSince }) => NotListedSince !== undefined)).toBe(true);
  ahead = limits.secondLookMs + 1_000;
  expect(await synchronized(server)).toMatchObject({ RemovedImages: few });
  expect(await inLab()).toEqual([]);
  expect(await stored()).toHaveLength(images - few);
});
