import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { listed } from '../../testing/scanning.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 120 }));
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
});

async function synchronized() {
  const tasks = async () =>
    (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL' })).OnceTasks;
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(tasks, (all) => all.length === 2 && all.every(({ Finish }) => Finish === 1), 20_000);
  return (await tasks())[0];
}

/** As a list that another element slipped off while its pages were read: whole by its number, with a stranger in one's place. */
const slipped = (path: string, body: unknown) => ({
  kind: 'answer' as const,
  status: 200,
  body,
  headers: { 'x-total-count': String((body as unknown[]).length) },
  path,
  times: 1,
});

test('an image that slipped off the pages of a list is seen again, and stays', async () => {
  const repository = [...harbor.world.repositories].find((each) => harbor.world.artifactsOf(each).length > 1);
  const { project, name } = repository ?? {};
  const path = `/projects/${project?.name}/repositories/${encodeURIComponent(encodeURIComponent(name ?? ''))}/artifacts`;
  const answered = harbor.requests.find(({ path: asked }) => asked.includes(path));
  expect(answered).toBeDefined();
  harbor.faults.set(slipped(path, []));
  const task = await synchronized();
  expect(task).toMatchObject({ StatusText: 'SUCCESS', Complete: true, RemovedImages: 0 });
  expect((await server.call('DescribeImageStatistics', {})).InstanceCount).toBe(120);
});

test('a second list that is not understood whole proves no repository gone', async () => {
  const [repository, ...others] = [...harbor.world.repositories].filter(
    ({ project }, _place, [first]) => project.name === first?.project.name,
  );
  const project = repository?.project.name;
  const path = `/projects/${project}/repositories\\?`;
  const rest = others.map(({ fullName }, place) => ({ id: place + 2, name: fullName }));
  harbor.faults.set(
    slipped(path, [{ id: 1, name: `${project}/stranger` }, ...rest]),
    { ...slipped(path, [{ id: 1, name: 7 }, ...rest]), every: 2 },
    slipped('/repositories/stranger/artifacts', []),
  );
  expect(await synchronized()).toMatchObject({ StatusText: 'SUCCESS', Complete: true, RemovedImages: 0 });
  expect((await server.call('DescribeImageStatistics', {})).InstanceCount).toBe(120);
});

test('what is gone on the second look too is removed', { tags: 'thorough' }, async () => {
  const [gone] = [...harbor.world.repositories];
  harbor.world.removeRepository(gone?.fullName ?? '');
  const left = [...harbor.world.imageRows()].length;
  expect(await synchronized()).toMatchObject({ StatusText: 'SUCCESS', RemovedImages: 120 - left });
  expect((await server.call('DescribeImageStatistics', {})).InstanceCount).toBe(left);
});
