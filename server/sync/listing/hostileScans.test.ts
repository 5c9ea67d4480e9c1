import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { imagesOf, listed } from '../../testing/scanning.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 30 }));
});

/** Every image's overview of its scan is this one. */
async function connectWith(overview: object): Promise<void> {
  const kind = 'application/vnd.security.vulnerability.report; version=1.1';
  harbor.faults.set({ kind: 'field', name: 'scan_overview', value: { [kind]: overview } });
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
}

test('counts that no scanner finds leave every list readable', async () => {
  const most = Number.MAX_SAFE_INTEGER;
  const summary = { total: most, fixable: most, summary: { Critical: most, High: most } };
  await connectWith({ scan_status: 'Success', severity: 'Critical', summary });
  const images = await imagesOf(server);
  const scanned = images.filter(({ ScaStatus }) => ScaStatus === 'SUCCESS');
  expect(new Set(scanned.map(({ RiskLevel }) => RiskLevel))).toEqual(new Set(['high']));
  const { ImageRepoResponses } = await server.call('DescribeImageRepoDetailList', { SortBy: 'VulCount' });
  expect(ImageRepoResponses.length).toBeGreaterThan(0);
});

test.each(['constructor', '__proto__'])('the scan status "%s" is one that nobody knows', async (scan_status) => {
  await connectWith({ scan_status, severity: 'Critical' });
  const images = await imagesOf(server);
  expect(images).not.toHaveLength(0);
  expect(images.every(({ RiskLevel, ScaStatus }) => RiskLevel === 'unknown' && ScaStatus === undefined)).toBe(true);
});

test('scans that are not understood leave what was found, and are named once for each repository', async () => {
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
  const found = async () =>
    (await imagesOf(server)).map(({ Uuid, ScaStatus, VulCount, RiskLevel }) => [Uuid, ScaStatus, VulCount, RiskLevel]);
  const before = await found();
  expect(before.some(([, status]) => status === 'SUCCESS')).toBe(true);
  const tasks = async () =>
    (await server.call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_REGISTRY_PULL', RelateInfo: true }))
      .OnceTasks;

  harbor.faults.set({ kind: 'field', name: 'total', value: -1, path: '/artifacts' });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  const [task] = await eventually(tasks, ([newest, ...older]) => older.length > 0 && newest?.StatusText === 'SUCCESS');
  expect(await found()).toEqual(before);
  expect(task).toMatchObject({ Complete: false, FailedRepositories: 0 });
  const log = task?.Log ?? [];
  expect(log).not.toEqual([]);
  expect(log).toHaveLength(new Set(log.map(({ Target }) => Target)).size);
  for (const entry of log) {
    expect(entry).toMatchObject({ Code: 'RegistryFailure', Level: 'error', Message: expect.stringMatching(/./) });
    expect(entry.Target).toMatch(/^\S+\/\S+ scans$/);
  }
});
