import { beforeEach, expect, test } from 'vitest';
import type { RequestOf } from '#contract/actions/actions.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../../testing/eventually.ts';
import { imagesOf, listed, scanTasks } from '../../../testing/scanning.ts';
import { startServerWithHarbor } from '../../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
/** The server's clock runs ahead of the machine's by so much, ms. */
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  ({ server, harbor } = await startServerWithHarbor({ images: 30 }, { now: () => Date.now() + ahead }));
  harbor.world.scanMs = 50;
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
});

const inAnHour = () => Date.now() + 3_600_000;

function cycle(changes: Partial<RequestOf<'CreateCycleTask'>> = {}): RequestOf<'CreateCycleTask'> {
  return {
    TaskName: 'Nightly',
    TaskType: 'IMAGE_SCAN',
    Enable: 1,
    FirstDateStr: inAnHour(),
    IntervalPeriod: 7,
    PeriodUnit: 'day',
    TargetStartTime: 0,
    TargetEndTime: 24,
    ...changes,
  };
}

const cycles = async () => (await server.call('DescribeCycleTaskList', {})).CycleScheduleResponseList;

test('a cycle that becomes due scans the images updated within the scan time range', {
  tags: 'thorough',
  timeout: 60_000,
}, async () => {
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 365 });
  const since = Date.now() - 365 * 86_400_000;
  const recent = (await imagesOf(server)).filter(({ ImageUpdate }) => Number(ImageUpdate) >= since);
  await server.call('CreateCycleTask', cycle());
  expect((await cycles())[0]?.ImageCount).toBe(recent.length);
  ahead = 3_600_000;
  const [task] = await eventually(
    () => scanTasks(server),
    ([first]) => first?.Finish === 1,
    40_000,
  );
  expect(task).toMatchObject({
    TaskName: 'Nightly',
    Target: '全部镜像',
    Trigger: 'cycle',
    TotalCount: String(recent.length),
  });
  const [row] = await cycles();
  expect(row?.LastTaskId).toBe(task?.TaskId);
  expect(row?.NextStartTimeStr).toBeGreaterThan(Date.now() + 6 * 86_400_000);
});

test('a cycle keeps what a change leaves out, and begins nothing while it is off', async () => {
  const { ConfigId } = await server.call('CreateCycleTask', cycle());
  await server.call('ModifyCycleTask', { ConfigId, Enable: 0 });
  expect(await cycles()).toMatchObject([{ ConfigId, TaskName: 'Nightly', Enable: 0, NextStartTimeStr: 0 }]);
  expect((await server.refused('ModifyCycleTask', { ConfigId: '999', Enable: 1 })).body.Code).toBe('NotFound');
  expect((await server.refused('ModifyCycleTask', { ConfigId, Enable: 1 }, 'intl')).body.Code).toBe('NotFound');
});

test('two changes of a cycle at once both stay', async () => {
  const { ConfigId } = await server.call('CreateCycleTask', cycle());
  await Promise.all([
    server.call('ModifyCycleTask', { ConfigId, TaskName: 'Weekly' }),
    server.call('ModifyCycleTask', { ConfigId, Param: JSON.stringify({ autoAddRepositories: false }) }),
  ]);
  const Param = expect.stringContaining('"autoAddRepositories":false');
  expect(await cycles()).toMatchObject([{ TaskName: 'Weekly', Param }]);
});

test('a cycle that is due begins even where its name is changed at that moment', {
  tags: 'thorough',
  timeout: 60_000,
}, async () => {
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 365 });
  const { ConfigId } = await server.call('CreateCycleTask', cycle());
  ahead = 3_600_001;
  await server.call('ModifyCycleTask', { ConfigId, TaskName: 'Weekly' });
  await eventually(
    () => scanTasks(server),
    ([first]) => first !== undefined,
    40_000,
  );
});

test('a cycle of today’s repositories alone does not take later ones in', async () => {
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 365 });
  const Param = JSON.stringify({ autoAddRepositories: false });
  await server.call('CreateCycleTask', cycle({ Param }));
  const [before] = await cycles();
  harbor.world.addImages(3);
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE' });
  await eventually(
    () => imagesOf(server, { Criteria: JSON.stringify([{ name: 'repoName', value: 'added-images' }]) }),
    (rows) => rows.length === 3,
  );
  const [after] = await cycles();
  expect(after?.ImageCount).toBe(before?.ImageCount);
});

test('the scan time range is one of its choices, for each data centre its own', async () => {
  await server.call('SetRegistryScanDayNum', { ScanDayNum: 7 });
  const ofCenter = async (center: 'cn' | 'intl') =>
    (await server.call('GetRegistryScanDayNum', {}, center)).ScanDayNumConfig.ScanDayNum;
  expect([await ofCenter('cn'), await ofCenter('intl')]).toEqual([7, 30]);
  expect((await server.refused('SetRegistryScanDayNum', { ScanDayNum: 2 })).body.Code).toBe('IllegalParam');
  const far = await server.refused('CreateCycleTask', { ...cycle(), FirstDateStr: 9e15 });
  expect(far.body.Code).toBe('IllegalParam');
});
