import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../../testing/eventually.ts';
import { type FaultyRegistry, kinds } from '../../testing/faults/kinds.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

const images = 60;
let server: TestServer;
let registry: FaultyRegistry;

/** An account with an Enterprise instance and a Personal Edition, listed whole. */
beforeEach(async () => {
  server = await startTestServer();
  const kind = kinds.find(({ name }) => name === 'Container Registry');
  if (kind === undefined) throw new Error('There is no such kind.');
  registry = await kind.start(images);
  await registry.connect(server);
  expect(await synchronized()).toMatchObject({ Complete: true });
});
afterEach(async () => {
  await server.close();
  await registry.simulator.close();
});

const row = async () => (await server.call('PageImageRegistry', {})).List[0];
const stored = async () => (await server.call('DescribeImageStatistics', {})).InstanceCount;
async function tasks() {
  const request = { TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true } as const;
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', request);
  return OnceTasks.filter((task) => task.TaskType === 'IMAGE_REGISTRY_PULL');
}

/** The newest task, once there is no other under way. */
async function synchronized() {
  const [newest] = await eventually(tasks, (all) => all.length > 0 && all.every(({ Finish }) => Finish === 1), 20_000);
  return newest;
}

async function listAgain() {
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  return synchronized();
}

test('one error of the Personal API is tried again: the listing is whole', async () => {
  registry.simulator.faults.set({ kind: 'status', status: 500, path: '^/repos', times: 1 });
  expect(await listAgain()).toMatchObject({ StatusText: 'SUCCESS', Complete: true, ListedImages: images });
});

test('a Personal API that stays away leaves the rest listed, its images stored and the registry failing, and heals', {
  tags: 'thorough',
}, async () => {
  const { faults } = registry.simulator;
  faults.set({ kind: 'status', status: 500, path: '^/repos' });
  const task = await listAgain();
  expect(task).toMatchObject({ StatusText: 'FAIL', Complete: false, RemovedImages: 0 });
  expect(task?.ListedImages).toBeGreaterThan(0);
  expect(task?.Log).toContainEqual(expect.objectContaining({ Target: 'Personal Edition', Code: 'RegistryFailure' }));
  expect(await stored()).toBe(images);
  const failing = await row();
  expect(failing).toMatchObject({
    State: 'failing',
    LastError: { Code: 'RegistryFailure', Recommend: expect.stringContaining('HTTP 500') },
  });
  expect((failing?.NextSyncTime ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThan(5 * 60_000);

  faults.clear();
  expect(await listAgain()).toMatchObject({ StatusText: 'SUCCESS', Complete: true, ListedImages: images });
  const healed = await row();
  expect(healed?.State).toBe('verified');
  expect(healed?.LastError).toBeUndefined();
});
