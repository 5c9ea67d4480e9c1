import { beforeEach, describe, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { imagesOf, importedReport, listed, scanned, scanTasks } from '../../testing/scanning.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 80 }));
  harbor.world.scanMs = 200;
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
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

  test('is found among what is being scanned while it lasts, and not any more once it is cancelled', {
    tags: 'thorough',
  }, async () => {
    harbor.world.scanMs = 60_000;
    const [image] = (await imagesOf(server)).filter(({ RiskLevel }) => RiskLevel === 'high');
    const Criteria = JSON.stringify([{ name: 'scanStatus', value: 'SCANNING' }]);
    const scanning = async () =>
      (await imagesOf(server, { Criteria })).filter(({ Digest }) => Digest === image?.Digest);
    const { TaskId } = (await server.call('PublicCreateImageScanTask', { Uuids: image?.Uuid })).Data;
    const found = await eventually(scanning, (rows) => rows.length > 0);
    expect(found[0]).toMatchObject({ RiskLevel: 'high', VulCount: image?.VulCount });
    await server.call('CancelImageScanTask', { TaskId });
    await eventually(scanning, (rows) => rows.length === 0);
    const after = (await imagesOf(server)).find(({ Uuid }) => Uuid === image?.Uuid);
    expect(after).toMatchObject({ ScaStatus: 'SUCCESS', RiskLevel: 'high', VulCount: image?.VulCount });
  });

  test('that the scanner refuses shows on the image as one that cannot be scanned, until a scan that is asked for succeeds', {
    tags: 'thorough',
  }, async () => {
    const images = await imagesOf(server);
    const image = images.find(({ ScaStatus }) => ScaStatus === undefined);
    const rows = images.filter(({ Digest }) => Digest === image?.Digest).length;
    const shown = async (scanStatus: string) => {
      const Criteria = JSON.stringify([
        { name: 'scanStatus', value: scanStatus },
        { name: 'digest', value: image?.Digest },
      ]);
      return (await imagesOf(server, { Criteria })).map(({ ScanBlocked, RiskLevel }) => ({ ScanBlocked, RiskLevel }));
    };
    const refused = Array.from({ length: rows }, () => ({ ScanBlocked: 'unsupported', RiskLevel: 'unknown' }));
    harbor.world.refusedByScanner.add(String(image?.Digest));
    const task = await scanned(server, { Uuids: image?.Uuid });
    expect(task).toMatchObject({ FailedImages: 1 });
    expect(task?.Log[0]?.Message).toContain('扫描器不支持该类型的镜像');
    expect(await shown('BLOCKED')).toEqual(refused);
    const answer = await server.call('DescribeImageVulList', { Type: 'cve', Uuids: image?.Uuid });
    expect(answer).toMatchObject({ ReportState: 'blocked' });

    // A listing knows nothing of that: Harbor tells it to whoever asks for a scan.
    await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
    await listed(server);
    expect(await shown('BLOCKED')).toEqual(refused);

    // A wide scan spares the registry a request that it refuses; one of this very image tries again.
    const all = await server.call('PublicPreCheckImageScanTask', {});
    expect(all.Data).toMatchObject({ ScanImageCount: images.length - rows, BlockedCount: rows });
    harbor.world.refusedByScanner.clear();
    expect(await scanned(server, { Uuids: image?.Uuid })).toMatchObject({ ScannedImages: 1 });
    expect(await shown('BLOCKED')).toEqual([]);
    expect(await shown('SCANNED')).toHaveLength(rows);
  });

  test('that a registry stumbles over leaves the mark of an image that its scanner refuses', {
    tags: 'thorough',
  }, async () => {
    const unscanned = (await imagesOf(server)).find(({ ScaStatus }) => ScaStatus === undefined);
    harbor.world.refusedByScanner.add(String(unscanned?.Digest));
    await scanned(server, { Uuids: unscanned?.Uuid });
    harbor.faults.set({ kind: 'status', status: 500, path: '/scan$' });
    expect(await scanned(server, { Uuids: unscanned?.Uuid })).toMatchObject({ FailedImages: 1 });
    const row = (await imagesOf(server)).find(({ Uuid }) => Uuid === unscanned?.Uuid);
    expect(row?.ScanBlocked).toBe('unsupported');
  });

  test('says what it waits for while the registry, or a page in its place, has no time for it', {
    tags: 'thorough',
  }, async () => {
    const image = (await imagesOf(server)).find(({ ScaStatus }) => ScaStatus === 'SUCCESS');
    harbor.faults.set({ kind: 'html', status: 503, title: 'Maintenance', path: '/scan$', times: 1 });
    const task = await scanned(server, { Uuids: image?.Uuid });
    expect(task).toMatchObject({ StatusText: 'SUCCESS', ScannedImages: 1 });
    expect(task?.Log).toEqual([expect.objectContaining({ Level: 'warning', Code: 'registryBusy' })]);
    expect(task?.Log[0]?.Message).toMatch(/扫描正在等待.*Maintenance/);
  });

  test('replaces an earlier result that nobody understands', { tags: 'thorough' }, async () => {
    const image = (await imagesOf(server)).find(({ ScaStatus }) => ScaStatus === 'SUCCESS');
    harbor.faults.set({ kind: 'field', name: 'scan_status', value: 'Swept', path: '/artifacts/sha256', times: 1 });
    expect(await scanned(server, { Uuids: image?.Uuid })).toMatchObject({ StatusText: 'SUCCESS', ScannedImages: 1 });
    expect(scanRequests()).toBe(1);
  });

  test('of a repository counts its rows, and asks once for each digest', { tags: 'thorough' }, async () => {
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

  test('of tags, namespaces or names counts just these rows, and every one of them comes into its queue', async () => {
    harbor.world.scanMs = 600_000;
    const rows = await imagesOf(server);
    const [image, another] = rows;
    const scopes: [RequestOf<'PublicCreateImageScanTask'>, (row: ImageRow) => boolean][] = [
      [{ Tags: `${image?.Tag},${another?.Tag}` }, ({ Tag }) => Tag === image?.Tag || Tag === another?.Tag],
      [{ Tags: 'v' }, ({ Tag }) => Tag === 'v'],
      [{ RepoNamespaces: image?.RepoNamespace }, ({ RepoNamespace }) => RepoNamespace === image?.RepoNamespace],
      [{ RepoNames: image?.RepoName }, ({ RepoName }) => RepoName === image?.RepoName],
      [{ RepoNames: image?.RepoName, RepoNamespaces: 'no-such' }, () => false],
      [{ Digests: image?.Digest }, ({ Digest }) => Digest === image?.Digest],
      [{}, () => true],
    ];
    for (const [scope, holds] of scopes) {
      const count = rows.filter(holds).length;
      expect((await server.call('PublicPreCheckImageScanTask', scope)).Data.ScanImageCount).toBe(count);
      const { TaskId } = (await server.call('PublicCreateImageScanTask', scope)).Data;
      if (count === 0) continue;
      const task = async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
      const started = await eventually(task, (row) => row?.StatusText === 'START');
      expect([scope, started?.TotalCount]).toEqual([scope, String(count)]);
      await server.call('CancelImageScanTask', { TaskId });
    }
  });

  test('of all that a list shows counts as the list does, and every one of them comes into its queue', {
    tags: 'thorough',
  }, async () => {
    harbor.world.scanMs = 600_000;
    const [image] = await imagesOf(server);
    const criteria = (...list: readonly object[]) => ({ Criteria: JSON.stringify(list) });
    const lists: Omit<RequestOf<'DescribeImageInstances'>, 'Uuids'>[] = [
      criteria({ name: 'riskLevel', value: 'high' }),
      { Scanned: false },
      { ...criteria({ name: 'repoNamespace', value: image?.RepoNamespace }), Scanned: true },
      criteria({ name: 'tag', value: image?.Tag }),
      criteria({ name: 'digest', value: image?.Digest.slice(10, 16) }),
      criteria({ name: 'riskLevel', value: 'low' }, { name: 'repoName', value: image?.RepoName, logicalExp: 'OR' }),
      criteria({ name: 'riskStatus', value: 'YES' }, { name: 'scanStatus', value: 'SCANNED', logicalExp: 'AND' }),
      criteria({ name: 'tag', value: 'no-such-tag' }),
    ];
    for (const list of lists) {
      const { TotalCount } = (await server.call('DescribeImageInstances', list)).PageInfo;
      expect((await server.call('PublicPreCheckImageScanTask', list)).Data).toMatchObject({
        ScanImageCount: TotalCount,
        CountByType: TotalCount === 0 ? [] : [{ RegistryType: 'harbor', Count: TotalCount }],
      });
      const { TaskId, Result } = (await server.call('PublicCreateImageScanTask', list)).Data;
      if (TotalCount === 0) {
        expect(Result).toBe('TASK_NOT_EXISTS');
        continue;
      }
      const task = async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
      const started = await eventually(task, (row) => row?.StatusText === 'START');
      expect([list, started?.TotalCount]).toEqual([list, String(TotalCount)]);
      await server.call('CancelImageScanTask', { TaskId });
    }
    const odd = criteria({ name: 'riskLevel', value: 'huge' });
    expect((await server.refused('PublicCreateImageScanTask', odd)).body.Code).toBe('IllegalParam');
  });

  test('of a list narrows what else is asked for, and its task says what was typed', { tags: 'thorough' }, async () => {
    const [image] = await imagesOf(server);
    const Criteria = JSON.stringify([
      { name: 'repoName', value: image?.RepoName },
      { name: 'riskLevel', value: image?.RiskLevel, logicalExp: 'AND' },
    ]);
    const task = await scanned(server, { Criteria, Uuids: image?.Uuid });
    expect(task).toMatchObject({ TotalCount: '1', StatusText: 'SUCCESS' });
    const both = { Criteria: Criteria.replace('AND', 'OR'), Lang: 'en' } as const;
    const several = await scanned(server, both);
    expect(Number(several?.TotalCount)).toBeGreaterThan(1);
    expect(several?.Target).toBe(`${image?.RepoName} · 1 个筛选条件`);
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

  test('runs ten tasks at most: the next ones wait, in their order, until one ends or is cancelled', {
    tags: 'thorough',
  }, async () => {
    harbor.world.scanMs = 60_000;
    const byDigest = new Map((await imagesOf(server)).map((image) => [image.Digest, image]));
    const images = [...byDigest.values()].slice(0, 13);
    const ids: string[] = [];
    for (const { Uuid } of images) {
      ids.push((await server.call('PublicCreateImageScanTask', { Uuids: Uuid })).Data.TaskId);
    }
    let most = 0;
    const running = async () => {
      const started = (await scanTasks(server)).filter(({ StatusText }) => StatusText === 'START');
      most = Math.max(most, started.length);
      return started.map(({ TaskId }) => TaskId).reverse();
    };
    const isRunning = (expected: readonly string[]) => (now: readonly string[]) => now.join() === expected.join();
    await eventually(running, isRunning(ids.slice(0, 10)));
    // The first four are with the scanner; one of these, one that is only queued, and one whose turn has not come.
    await eventually(
      async () => scanRequests(),
      (asked) => asked === 4,
    );
    for (const id of [ids[0], ids[9], ids[11]]) await server.call('CancelImageScanTask', { TaskId: id ?? '' });
    await eventually(running, isRunning([...ids.slice(1, 9), ids[10] ?? '', ids[12] ?? '']));
    expect(most).toBe(10);
    const cancelled = (await scanTasks(server)).filter(({ StatusText }) => StatusText === 'CANCELLED');
    expect(cancelled).toHaveLength(3);
    for (const task of cancelled) expect(task).toMatchObject({ Finish: 1, ScannedImages: 0, RunningImages: 0 });
    // The place of the cancelled one at the scanner is taken by an image that is still wanted.
    await eventually(
      async () => scanRequests(),
      (asked) => asked === 5,
    );
    const first = (await imagesOf(server)).find(({ Uuid }) => Uuid === images[0]?.Uuid);
    expect(first).toBeDefined();
    expect(first?.ScaStatus).not.toBe('INIT');
  });

  test('of an image shows that it waits, also before the turn of its task has come', async () => {
    harbor.world.scanMs = 60_000;
    const byDigest = new Map((await imagesOf(server)).map((image) => [image.Digest, image]));
    const images = [...byDigest.values()].slice(0, 12);
    for (const { Uuid } of images) await server.call('PublicCreateImageScanTask', { Uuids: Uuid });
    const last = images.at(-1);
    const row = async () => (await imagesOf(server)).find(({ Uuid }) => Uuid === last?.Uuid);
    await eventually(row, (image) => image?.ScaStatus === 'INIT');
    expect((await scanTasks(server))[0]).toMatchObject({ StatusText: 'INIT', TotalCount: '1' });
    const { Task } = await server.call('DescribeImageLatestScanTask', { Digest: last?.Digest ?? '' });
    expect(Task).toMatchObject([{ Status: 'INIT' }]);
  });

  test('that a killed server was just cancelling holds no image as waiting', async () => {
    harbor.world.scanMs = 600_000;
    const [image] = await imagesOf(server);
    const { TaskId } = (await server.call('PublicCreateImageScanTask', { Uuids: image?.Uuid })).Data;
    // As the server leaves it that dies between a task's end and its queue's.
    await eventually(
      () => scanTasks(server),
      ([task]) => task?.RunningImages === 1,
    );
    await server.database.write
      .updateTable('scan_tasks')
      .set({ status: 'CANCELLED', ended_at: Date.now() })
      .where('id', '=', Number(TaskId))
      .execute();
    await server.restart();
    const stateOf = async () => (await imagesOf(server)).find(({ Uuid }) => Uuid === image?.Uuid)?.ScaStatus;
    await eventually(stateOf, (state) => state === image?.ScaStatus);
    const [task] = await scanTasks(server);
    expect(task).toMatchObject({ StatusText: 'CANCELLED', RunningImages: 0, FinishCount: '1' });
  });

  test('of a task that cannot be started fails that one, and holds none behind it', { tags: 'thorough' }, async () => {
    const scope = JSON.stringify({ list: { Criteria: [{ name: 'no-such' }] } });
    await server.database.write
      .insertInto('scan_tasks')
      .values({
        ...{ center: 'cn', trigger: 'manual', target: 'broken', target_type: 'IMAGE', status: 'INIT' },
        ...{ scope, created_at: Date.now() },
      })
      .execute();
    const [image] = await imagesOf(server);
    expect(await scanned(server, { Uuids: image?.Uuid })).toMatchObject({ StatusText: 'SUCCESS' });
    const broken = (await scanTasks(server)).find(({ TaskName }) => TaskName === 'broken');
    expect(broken).toMatchObject({
      StatusText: 'FAIL',
      Finish: 1,
      Log: [{ Code: 'ImageScanFailure', Level: 'error' }],
    });
    expect(server.logged()).toContain('a scan task could not be started');
  });

  test('goes on after a restart with what was not scanned yet', { tags: 'thorough', timeout: 60_000 }, async () => {
    harbor.world.scanMs = 1_500;
    const { TaskId } = (await server.call('PublicCreateImageScanTask', {})).Data;
    const task = async () => (await scanTasks(server)).find((row) => row.TaskId === TaskId);
    await eventually(task, (row) => (row?.RunningImages ?? 0) > 0);
    await server.restart();
    harbor.world.scanMs = 50;
    expect(await eventually(task, (row) => row?.Finish === 1, 40_000)).toMatchObject({ StatusText: 'SUCCESS' });
  });

  test('names what a scanner, a pause or a registry that is away keeps from being scanned', {
    tags: 'thorough',
  }, async () => {
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
