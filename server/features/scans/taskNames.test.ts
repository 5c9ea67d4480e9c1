import { beforeEach, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { imagesOf, listed, scanned, scanTasks } from '../../testing/scanning.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let images: ImageRow[];

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 60 }));
  await server.call('AddPrivateRegistry', harborRequest(harbor.port, { RegistryName: 'Company Harbor' }));
  await listed(server);
  images = await imagesOf(server);
});

/** What a scan of this scope is called; it is cancelled at once. */
async function namesOf(scope: RequestOf<'PublicCreateImageScanTask'>, Lang: 'zh' | 'en') {
  const { TaskId } = (await server.call('PublicCreateImageScanTask', scope)).Data;
  await server.call('CancelImageScanTask', { TaskId });
  const request = { TaskType: 'IMAGE_SCAN', TaskId, Lang } as const;
  const [task] = (await server.call('DescribeOnceTaskLeafRecordPage', request)).OnceTasks;
  expect(task?.TaskName).toBe(task?.Target);
  return task?.Target;
}

test('a scan is named after what it is about, in the caller’s language', async () => {
  const [image, another] = images;
  const region = image?.RegionId;
  expect(await namesOf({}, 'zh')).toBe('全部镜像');
  expect(await namesOf({}, 'en')).toBe('All images');
  expect(await namesOf({ RegistryTypes: 'harbor' }, 'zh')).toBe('Harbor');
  expect(await namesOf({ InstanceIds: image?.InstanceId, RegionIds: region }, 'en')).toBe(`Company Harbor · ${region}`);
  expect(await namesOf({ RepoNamespaces: image?.RepoNamespace }, 'en')).toBe(image?.RepoNamespace);
  expect(await namesOf({ Uuids: `${image?.Uuid},${another?.Uuid}` }, 'zh')).toBe('2 个镜像');
  expect(await namesOf({ Uuids: image?.Uuid }, 'en')).toMatch(`${image?.RepoNamespace}/${image?.RepoName}`);
  const RepoIds = [...new Set(images.map(({ RepoId }) => RepoId))].slice(0, 3).join(',');
  expect(await namesOf({ RepoIds }, 'en')).toBe('3 repositories');
});

test('a scan that has ended tells its result, and why something failed', { tags: 'thorough' }, async () => {
  harbor.world.scanMs = 100;
  const [image] = images;
  const task = await scanned(server, { Uuids: image?.Uuid });
  expect(task?.ResultInfo).toBe('已扫描 1 个镜像');
  const latest = await server.call('DescribeImageLatestScanTask', { Digest: image?.Digest ?? '' });
  expect(latest.Task).toMatchObject([{ Name: task?.TaskName, Target: task?.Target, Status: 'SUCCESS' }]);

  harbor.faults.set({ kind: 'status', status: 412, path: '/scan' });
  const failed = await scanned(server, { Uuids: image?.Uuid });
  expect(failed?.ResultInfo).toBe(`已扫描 0 个镜像，失败 1 个：${failed?.Log[0]?.Message}`);

  harbor.faults.clear();
  harbor.world.scanMs = 600_000;
  const { TaskId } = (await server.call('PublicCreateImageScanTask', { RegistryTypes: 'harbor' })).Data;
  const taskNow = async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
  expect((await eventually(taskNow, (row) => (row?.RunningImages ?? 0) > 0))?.ResultInfo).toBe('');
  await server.call('CancelImageScanTask', { TaskId });
  expect((await taskNow())?.ResultInfo).toBe(`已扫描 0 个镜像，跳过 ${images.length} 个`);
});
