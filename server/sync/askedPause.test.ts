import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { Fault } from '#simulators/http/faults.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../testing/eventually.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import type { TestServer } from '../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 300 }));
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
const connect = () => server.call('AddPrivateRegistry', harborRequest(harbor.port));
const answeredWith = (status: number) => harbor.requests.filter((request) => request.status === status);

/** Six repositories are read at a time: what was under way when the pause was asked for is answered still. */
const underWay = 5;

test.each([429, 503])(
  'a pause that a registry asks for by %i is kept by all who read it, then all is read',
  async (status) => {
    const fault: Fault = {
      kind: 'answer',
      status,
      body: {},
      headers: { 'retry-after': '2' },
      times: 1,
      path: '/artifacts',
    };
    harbor.faults.set(fault);
    await connect();
    await eventually(
      async () => answeredWith(status).length,
      (pauses) => pauses === 1,
    );
    const before = harbor.requests.length;
    await sleep(1_200);
    expect(harbor.requests.length - before).toBeLessThanOrEqual(underWay);
    expect(await eventually(registry, (row) => row?.State !== 'syncing')).toMatchObject({
      State: 'verified',
      ImageCount: 300,
      Complete: true,
    });
  },
);

test('a registry that says it will be back in two hours is failing as unavailable, and is left alone until then', async () => {
  const fault: Fault = {
    kind: 'answer',
    status: 503,
    body: {},
    headers: { 'retry-after': '7200' },
    path: '/artifacts',
  };
  harbor.faults.set(fault);
  await connect();
  const row = await eventually(registry, (now) => now?.State === 'failing');
  expect(row?.LastError).toMatchObject({ Code: 'RegistryFailure', Detail: { status: 503 } });
  expect(row?.LastError?.Recommend).toMatch(/请在 7[12]\d\d 秒后重试。$/);
  const hours = (Number(row?.LastError?.NextTry) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(1.99);
  expect(answeredWith(503).length).toBeLessThanOrEqual(1 + underWay);
});

test('a repository that was asked for while a listing is broken off is not asked of a registry that wants a pause', {
  tags: 'thorough',
}, async () => {
  harbor.faults.set({ kind: 'slow', ms: 200, path: '/artifacts' });
  const RegistryId = (await connect()).Data.Id;
  const { ImageRepoResponses } = await eventually(
    () => server.call('DescribeImageRepoDetailList', {}),
    (answer) => answer.ImageRepoResponses.length > 0,
  );
  const RepoId = ImageRepoResponses[0]?.RepoId;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId, RepoId });
  harbor.faults.set({ kind: 'rateLimited', retryAfter: 3600 });
  const row = await eventually(registry, (now) => now?.State === 'failing');
  expect(row?.LastError).toMatchObject({ Code: 'RegistryRateLimited' });
  const before = harbor.requests.length;
  await sleep(500);
  expect(harbor.requests).toHaveLength(before);
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' });
  expect(OnceTasks).toHaveLength(1);
});
