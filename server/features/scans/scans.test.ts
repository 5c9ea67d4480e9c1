import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { eventually } from '../../testing/eventually.ts';
import { harborRequest } from '../../testing/harborRequest.ts';
import { imagesOf, importedReport, listed, scanned, scanTasks } from '../../testing/scanning.ts';
import { startTestServer, type TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  server = await startTestServer();
  harbor = await startHarborV2({ world: createWorld({ images: 80 }), wrongPasswordMs: 50 });
  harbor.world.scanMs = 200;
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
});
afterEach(async () => {
  await server.close();
  await harbor.close();
});

const scanRequests = () =>
  harbor.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/scan')).length;

describe('Scan now', () => {
  test('of an image that was never scanned rates it, and its vulnerabilities are there', async () => {
    const [image] = (await imagesOf(server)).filter(({ ScaStatus }) => ScaStatus === undefined);
    const task = await scanned(server, { Uuids: image?.Uuid });
    expect(task).toMatchObject({ StatusText: 'SUCCESS', Progress: 100, TotalCount: '1', ScannedImages: 1 });
    const after = (await imagesOf(server)).find(({ Uuid }) => Uuid === image?.Uuid);
    expect(after).toMatchObject({ ScaStatus: 'SUCCESS', ScaProgress: 100 });
    expect(after?.VulCount).toBe((await importedReport(server, image?.Uuid ?? '')).TotalCount);
    const latest = await server.call('DescribeImageLatestScanTask', { Digest: image?.Digest ?? '' });
    expect(latest.Task[0]?.TaskId).toBe(task?.TaskId);
  });

  test('of a repository counts its rows, and asks once for each digest', async () => {
    const rows = await imagesOf(server);
    const RepoIds = rows[0]?.RepoId;
    const inRepository = rows.filter(({ RepoId }) => RepoId === RepoIds);
    const check = await server.call('PublicPreCheckImageScanTask', { RepoIds });
    expect(check.Data).toMatchObject({
      ScanImageCount: inRepository.length,
      CountByType: [{ RegistryType: 'harbor', Count: inRepository.length }],
    });
    const task = await scanned(server, { RepoIds });
    expect(task).toMatchObject({ TargetType: 'IMAGE_REPO', TotalCount: String(inRepository.length) });
    expect(scanRequests()).toBe(new Set(inRepository.map(({ Digest }) => Digest)).size);
  });

  test('of the same scope twice is one task, and of nothing is none', async () => {
    harbor.world.scanMs = 60_000;
    const first = (await server.call('PublicCreateImageScanTask', { RegistryTypes: 'harbor' })).Data;
    const second = (await server.call('PublicCreateImageScanTask', { RegistryTypes: 'harbor' })).Data;
    expect(first).toMatchObject({ CanCreate: true, Result: 'SUCCESS' });
    expect(second).toMatchObject({ CanCreate: false, Result: 'forbid_create_repeat_task', TaskId: first.TaskId });
    const none = (await server.call('PublicCreateImageScanTask', { Tags: 'no-such-tag' })).Data;
    expect(none).toMatchObject({ CanCreate: false, Result: 'TASK_NOT_EXISTS' });
  });

  test('shows its images as being scanned, and leaves the rest when it is cancelled', async () => {
    harbor.world.scanMs = 60_000;
    const { TaskId } = (await server.call('PublicCreateImageScanTask', {})).Data;
    await eventually(
      () => imagesOf(server),
      (rows) => rows.some(({ ScaStatus, ScaProgress }) => ScaStatus === 'START_RUN' && ScaProgress === 50),
    );
    await server.call('CancelImageScanTask', { TaskId });
    const [task] = await scanTasks(server);
    expect(task).toMatchObject({ StatusText: 'CANCELLED', Finish: 1, RunningImages: 0 });
    expect(task?.FinishCount).toBe(task?.TotalCount);
    expect((await server.refused('CancelImageScanTask', { TaskId: '999' })).body.Code).toBe('NotFound');
  });

  test('waits as the eleventh until one of ten has ended', async () => {
    harbor.world.scanMs = 60_000;
    const uuids = (await imagesOf(server)).slice(0, 11).map(({ Uuid }) => Uuid);
    const ids: string[] = [];
    for (const Uuids of uuids) ids.push((await server.call('PublicCreateImageScanTask', { Uuids })).Data.TaskId);
    const statusOf = async (id: string | undefined) =>
      (await scanTasks(server)).find(({ TaskId }) => TaskId === id)?.StatusText;
    await eventually(
      () => scanTasks(server),
      (all) => all.filter(({ StatusText }) => StatusText === 'START').length === 10,
    );
    expect(await statusOf(ids[10])).toBe('INIT');
    await server.call('CancelImageScanTask', { TaskId: ids[0] ?? '' });
    await eventually(
      () => statusOf(ids[10]),
      (status) => status === 'START',
    );
  });

  test('goes on after a restart with what was not scanned yet', async () => {
    harbor.world.scanMs = 1_500;
    const { TaskId } = (await server.call('PublicCreateImageScanTask', {})).Data;
    const task = async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
    await eventually(task, (row) => (row?.RunningImages ?? 0) > 0);
    await server.restart();
    harbor.world.scanMs = 50;
    expect(await eventually(task, (row) => row?.Finish === 1, 40_000)).toMatchObject({ StatusText: 'SUCCESS' });
  }, 60_000);

  test('names what a scanner, a pause or a registry that is away keeps from being scanned', async () => {
    const [image, other] = await imagesOf(server);
    harbor.faults.set({ kind: 'status', status: 412, path: '/scan' });
    const refused = await scanned(server, { Uuids: image?.Uuid });
    expect(refused).toMatchObject({ StatusText: 'FAIL', FailedImages: 1 });
    expect(refused?.Log[0]).toMatchObject({ Level: 'error', Code: 'ImageScanFailure' });
    expect(refused?.Log[0]?.Message).toContain('扫描器');
    const id = image?.RegistryId ?? 0;
    await server.call('PauseImageRegistry', { RegistryId: id });
    const paused = await scanned(server, { Uuids: other?.Uuid });
    expect(paused?.Log[0]).toMatchObject({ Code: 'ImageScanFailure', Target: image?.RegistryName });
  });

  test('takes odd values for nobody’s, never for an error of the server', async () => {
    for (const request of [
      { InstanceIds: '9'.repeat(400) },
      { RepoIds: 'x,NaN,-1' },
      { Uuids: ',,,' },
      { Digests: '%' },
    ]) {
      const { Data } = await server.call('PublicPreCheckImageScanTask', request);
      expect(Data.ScanImageCount).toBe(request.Uuids === undefined ? 0 : (await imagesOf(server)).length);
    }
  });
});
