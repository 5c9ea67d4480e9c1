import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { imagesOf, listed, scanned, scanTasks } from '../../testing/scanning.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

/** What people do in a registry while it is scanned, or in the console meanwhile. */
let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 80, wrongPasswordMs: 1, flavour: '2.15.2' }));
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
});

const scanRequests = () => harbor.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/scan'));
const artifacts = () => [...harbor.world.repositories].flatMap((repository) => harbor.world.artifactsOf(repository));

async function begun(Uuids: string | undefined) {
  harbor.world.scanMs = 60_000;
  const { TaskId } = (await server.call('PublicCreateImageScanTask', { Uuids })).Data;
  await eventually(
    async () => scanRequests().length,
    (requests) => requests > 0,
  );
  return async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
}

test('a scan that somebody stops there is stopped here, not failed, and is found as that', async () => {
  const [image] = (await imagesOf(server)).filter(({ ScaStatus }) => ScaStatus === undefined);
  const task = await begun(image?.Uuid);
  for (const artifact of artifacts()) harbor.world.stopScan(artifact);
  const ended = await eventually(task, (row) => row?.Finish === 1, 20_000);
  expect(ended).toMatchObject({ StatusText: 'SUCCESS', FailedImages: 0, ScannedImages: 0 });
  expect(ended?.Log).toMatchObject([{ Level: 'info', Code: 'ImageScanFailure' }]);
  const Criteria = JSON.stringify([{ name: 'scanStatus', value: 'STOPPED' }]);
  const stopped = await imagesOf(server, { Criteria });
  expect(stopped.map(({ Digest }) => Digest)).toContain(image?.Digest);
  expect(stopped[0]).toMatchObject({ ScaStatus: 'STOPPED', RiskLevel: 'unknown' });
  const { ReportState } = await server.call('DescribeImageVulList', { Type: 'cve', Uuids: String(image?.Uuid) });
  expect(ReportState).toBe('scanStopped');
});

test('an image that is deleted while it is scanned is gone, not failed', { tags: 'thorough' }, async () => {
  const [image] = await imagesOf(server);
  const task = await begun(image?.Uuid);
  harbor.world.removeRepository(`${image?.RepoNamespace}/${image?.RepoName}`);
  const ended = await eventually(task, (row) => row?.Finish === 1, 20_000);
  expect(ended).toMatchObject({ StatusText: 'SUCCESS', FailedImages: 0, ScannedImages: 0 });
});

test('a registry without a scanner is told project by project, and its images stay as they were', {
  tags: 'thorough',
}, async () => {
  harbor.world.hasScanner = false;
  const before = await imagesOf(server);
  const task = await scanned(server, {});
  expect(task).toMatchObject({ StatusText: 'FAIL', FailedImages: before.length });
  const projects = new Set(before.map(({ RepoNamespace }) => RepoNamespace));
  expect(task?.Log.length).toBeLessThanOrEqual(projects.size);
  expect(scanRequests().length).toBeLessThan(before.length / 2);
  // One that somebody else had scanned is asked for until that has ended.
  const others = new Set(before.filter(({ ScaStatus }) => ScaStatus !== 'START_RUN').map(({ Uuid }) => Uuid));
  const states = (rows: typeof before) =>
    rows
      .filter(({ Uuid }) => others.has(Uuid))
      .map(({ Uuid, ScaStatus }) => `${Uuid} ${ScaStatus}`)
      .sort();
  expect(states(await imagesOf(server))).toEqual(states(before));
});

test('a scanner that takes three images at once gets all of them in the end, and never many more at a time', {
  tags: 'thorough',
}, async () => {
  harbor.world.scansAtOnce = 3;
  harbor.world.scanMs = 100;
  const Uuids = (await imagesOf(server)).slice(0, 20).map(({ Uuid }) => Uuid);
  const { TaskId } = (await server.call('PublicCreateImageScanTask', { Uuids: Uuids.join(',') })).Data;
  let most = 0;
  const task = async () => {
    most = Math.max(most, artifacts().filter((artifact) => harbor.world.isScanning(artifact)).length);
    return (await scanTasks(server)).find((row) => row.TaskId === TaskId);
  };
  expect(await eventually(task, (row) => row?.Finish === 1, 20_000)).toMatchObject({ ScannedImages: 20 });
  expect(most).toBeLessThanOrEqual(12);
});

test('a registry in read-only mode is told once, with what to do', async () => {
  harbor.world.readOnly = true;
  const task = await scanned(server, {});
  expect(task).toMatchObject({ StatusText: 'FAIL' });
  expect(task?.Log.map(({ Message }) => Message)).toEqual([expect.stringContaining('只读模式')]);
});

test('a registry that is deleted while its reports are read leaves no trace in the log', {
  tags: 'thorough',
}, async () => {
  const [registry] = (await server.call('PageImageRegistry', {})).List;
  harbor.faults.set({ kind: 'slow', ms: 700, path: '/additions/vulnerabilities' });
  const reading = () => harbor.requests.some(({ path }) => path.includes('/additions/vulnerabilities'));
  const [image] = (await imagesOf(server)).filter(({ RiskLevel }) => RiskLevel === 'high');
  const shown = server.call('DescribeImageVulList', { Type: 'cve', Uuids: String(image?.Uuid) });
  await eventually(async () => reading(), Boolean, 10_000);
  await server.call('DeletePrivateRegistry', { RegistryId: registry?.Id ?? 0 });
  await shown;
  await eventually(
    async () => (await server.call('PageImageRegistry', {})).List.length,
    (registries) => registries === 0,
    20_000,
  );
  expect(
    server
      .logged()
      .split('\n')
      .filter((line) => /"level":(40|50|60)|"level":"(warn|error|fatal)"/.test(line)),
  ).toEqual([]);
});
