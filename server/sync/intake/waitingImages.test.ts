import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { harborRequest } from '../../../simulators/requests/harborRequest.ts';
import { quayRequest } from '../../../simulators/requests/quayRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  server = await startTestServer();
  harbor = await startHarborV2({ world: createWorld({ images: 60 }), wrongPasswordMs: 50 });
});
afterEach(async () => {
  await server.close();
  await harbor.close();
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
/** The newest first. */
const tasks = async () =>
  (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' })).OnceTasks.filter(
    (task) => task.TaskType === 'IMAGE_REGISTRY_PULL',
  );
const tenAnHour = () => server.call('AddPrivateRegistry', harborRequest(harbor.port, { TransPerHour: 10 }));

/** Waits until the newest of so many tasks takes images in. */
const takingIn = (count: number) => eventually(tasks, (all) => all.length === count && all[0]?.Phase === 'intake');

test('a synchronization that ended while images waited never says that it took them all in', async () => {
  await tenAnHour();
  await takingIn(1);
  for (const count of [2, 3]) {
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    await takingIn(count);
  }
  const counts = (await tasks()).map(({ StatusText, FinishCount, TotalCount }) => [
    StatusText,
    FinishCount,
    TotalCount,
  ]);
  expect(counts).toEqual([
    ['START', '10', '60'],
    ['SUCCESS', '10', '60'],
    ['SUCCESS', '10', '60'],
  ]);
});

test('the synchronization of one repository is over once its own images are in, and counts no others', async () => {
  const { Id: RegistryId } = (await tenAnHour()).Data;
  await takingIn(1);
  const { ImageInstanceList } = await server.call('DescribeImageInstances', { PageSize: 100 });
  const images = (id: string | undefined) => ImageInstanceList.filter(({ RepoId }) => RepoId === id).length;
  const synchronized = async (RepoId: string | undefined, before: number) => {
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId, RepoId });
    return (await takingIn(before + 1))[0];
  };
  for (const [place, RepoId] of [...new Set(ImageInstanceList.map((image) => image.RepoId))].entries()) {
    const task = await synchronized(RepoId, place + 1);
    expect(task?.TakenInImages).toBe(images(RepoId));
    const whole = task?.ListedImages === images(RepoId);
    if (whole) await eventually(tasks, (all) => all[0]?.StatusText === 'SUCCESS');
    else
      expect(task).toMatchObject({ StatusText: 'START', PendingImages: Number(task?.ListedImages) - images(RepoId) });
  }
});

test('a failing repository hides neither how many images wait nor for how long', async () => {
  const [repository] = [...harbor.world.repositories];
  harbor.faults.set({ kind: 'status', status: 500, path: `/${repository?.name}/artifacts` });
  await tenAnHour();
  const hasEnded = (now: Awaited<ReturnType<typeof registry>>) =>
    now?.State === 'failing' && now.SyncPhase === undefined;
  const row = await eventually(registry, hasEnded, 20_000);
  expect(row?.TakenInImages).toBe(10);
  const [task] = await tasks();
  expect(task).toMatchObject({ StatusText: 'FAIL', TakenInImages: 10 });
  expect(task?.PendingImages).toBe(Number(row?.ListedImages) - 10);
}, 30_000);

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
