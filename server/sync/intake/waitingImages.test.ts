import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { quayRequest } from '#simulators/requests/quayRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
/** The newest first. */
const tasks = async () =>
  (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' })).OnceTasks.filter(
    (task) => task.TaskType === 'IMAGE_REGISTRY_PULL',
  );
const tenAnHour = () => server.call('AddPrivateRegistry', harborRequest(harbor.port, { TransPerHour: 10 }));

test('a synchronization is over with its listing, whatever waits', async () => {
  await tenAnHour();
  const counts = async () =>
    (await tasks()).map(({ StatusText, FinishCount, TotalCount }) => [StatusText, FinishCount, TotalCount]);
  await eventually(counts, (all) => all[0]?.[0] === 'SUCCESS');
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(counts, (all) => all.length === 2 && all[0]?.[0] === 'SUCCESS');
  expect(await counts()).toEqual([
    ['SUCCESS', '60', '60'],
    ['SUCCESS', '60', '60'],
  ]);
});

test('a failing repository hides neither how many images wait nor that others are taken in', {
  tags: 'thorough',
  timeout: 30_000,
}, async () => {
  const [repository] = [...harbor.world.repositories];
  harbor.faults.set({ kind: 'status', status: 500, path: `/${repository?.name}/artifacts` });
  await tenAnHour();
  const row = await eventually(registry, (now) => now?.State === 'failing' && now.TakenInImages === 10, 20_000);
  expect(row?.SyncPhase).toBeUndefined();
  expect(row?.WaitingImages).toBe(Number(row?.DistinctImages) - 10);
  expect(row?.WaitingImages).toBeGreaterThan(0);
  expect((await tasks())[0]).toMatchObject({ StatusText: 'FAIL', FinishCount: String(row?.ImageCount) });
});

test('a registry that does not say how many repositories it holds is counted by its own list', async () => {
  const quay = await startQuay({ world: createWorld({ images: 60, kind: 'quay' }), lockOutMs: 1 });
  try {
    await server.call('AddPrivateRegistry', quayRequest(quay, quay.organizations));
    const row = await eventually(registry, (now) => now?.State === 'verified' && now.Complete);
    expect(row?.RepositoryCount).toBe(quay.world.repositoryCount);
    expect((await tasks())[0]).toMatchObject({ RepositoryCount: quay.world.repositoryCount });
  } finally {
    await quay.close();
  }
});
