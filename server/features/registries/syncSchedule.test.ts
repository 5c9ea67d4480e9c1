import { beforeEach, expect, test } from 'vitest';
import type { SyncSchedule } from '#contract/syncSchedule.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

/** The server's clock, which stands still. */
const now = Date.now();
const hour = 3_600_000;

let server: TestServer;
let harbor: RunningSimulator;

beforeEach(async () => {
  ({ server, harbor } = await startServerWithHarbor({ images: 3 }, { now: () => now }));
});

async function connect(SyncSchedule?: SyncSchedule): Promise<number> {
  const { Data } = await server.call('AddPrivateRegistry', { ...harborRequest(harbor.port), SyncSchedule });
  return Data.Id;
}
const row = async () => (await server.call('PageImageRegistry', {})).List[0];
/** Listed, and all of it looked into: then nothing is asked of it any more. */
const settled = () => eventually(row, (now) => now?.State === 'verified' && now.WaitingImages === 0);
const change = (Id: number, SyncSchedule: SyncSchedule) =>
  server.call('ModifyImageRegistry', { Id, SyncSchedule }).then(row);

test('a registry is listed at night unless another schedule is chosen as it is connected', async () => {
  await connect();
  expect(await settled()).toMatchObject({ SyncSchedule: { Type: 'daily' }, NextSyncTime: expect.any(Number) });
});

test('a schedule plans by when the listing began, and another one plans anew at once without asking the registry', async () => {
  const id = await connect({ Type: 'hours', Hours: 6 });
  expect((await settled())?.NextSyncTime).toBe(now + 6 * hour);
  const asked = harbor.requests.length;
  expect((await change(id, { Type: 'hours', Hours: 2 }))?.NextSyncTime).toBe(now + 2 * hour);
  const weekly = await change(id, { Type: 'weekly', Day: 7, Time: '03:15' });
  const sunday = new Date(weekly?.NextSyncTime ?? 0);
  expect([sunday.getDay(), sunday.getHours(), sunday.getMinutes()]).toEqual([0, 3, 15]);
  expect(harbor.requests.length).toBe(asked);
});

test('a registry that is listed only by hand is listed as it is connected and when it is asked for, and nothing is planned', async () => {
  const id = await connect({ Type: 'manual' });
  const connected = await settled();
  expect(connected).toMatchObject({ State: 'verified', ImageCount: 3 });
  expect(connected?.NextSyncTime).toBeUndefined();
  harbor.faults.set({ kind: 'status', status: 503 });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id });
  const failing = await eventually(row, (now) => now?.State === 'failing');
  expect(failing?.LastError?.NextTry).toBeUndefined();
});

test('a failing registry is tried again as its failure asks, whatever schedule is chosen, unless it is by hand alone', async () => {
  const id = await connect();
  await settled();
  harbor.faults.set({ kind: 'status', status: 503 });
  await server.call('RefreshContainerAssets', { AssetType: 'IMAGE', RegistryId: id });
  const soon = (await eventually(row, (now) => now?.State === 'failing'))?.LastError?.NextTry ?? 0;
  expect(soon).toBeLessThan(now + hour / 10);
  expect((await change(id, { Type: 'weekly', Day: 1, Time: '02:00' }))?.LastError?.NextTry).toBe(soon);
  expect((await change(id, { Type: 'manual' }))?.LastError?.NextTry).toBeUndefined();
  const again = (await change(id, { Type: 'daily' }))?.LastError?.NextTry ?? 0;
  expect(again).toBeGreaterThan(now);
  expect(again).toBeLessThan(now + hour / 10);
});

test('a schedule that makes no sense is refused at its field, and the one before stays', async () => {
  const id = await connect({ Type: 'hours', Hours: 6 });
  const { status, body } = await server.refused('ModifyImageRegistry', {
    Id: id,
    SyncSchedule: { Type: 'hours', Hours: 0 },
  });
  expect([status, body.Issues]).toMatchObject([400, [{ path: ['SyncSchedule', 'Hours'] }]]);
  expect((await row())?.SyncSchedule).toEqual({ Type: 'hours', Hours: 6 });
});
