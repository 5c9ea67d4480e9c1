import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../../testing/eventually.ts';
import { listed } from '../../../testing/scanning.ts';
import { startServerWithHarbor } from '../../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let ahead: number;

/** Lets time pass in which every schedule is looked at. */
function pass(ms: number): void {
  ahead += ms;
  vi.advanceTimersByTime(10_000);
}

function imported(): number {
  using database = new DatabaseSync(join(server.dataDir, 'mooring.db'), { readOnly: true });
  const row = database.prepare('select count(*) as reports from scan_reports where imported_at is not null').get();
  return Number(row?.reports);
}

/** The reports of a registry whose images are listed cannot be read: its connections break. */
beforeEach(async () => {
  ahead = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  ({ server, harbor } = await startServerWithHarbor(
    { images: 30, wrongPasswordMs: 1 },
    { now: () => Date.now() + ahead },
  ));
  harbor.faults.set({ kind: 'cut', path: '/additions/vulnerabilities' });
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  await listed(server);
  pass(0);
  await eventually(
    async () => server.logged(),
    (log) => log.includes('reports could not be imported'),
    20_000,
  );
  // Looked at while it is left alone.
  pass(0);
  await sleep(200);
});
afterEach(() => void vi.useRealTimers());

test('reports come in again once a registry that failed has been left alone', async () => {
  harbor.faults.clear();
  pass(10 * 60_000);
  await eventually(
    async () => imported(),
    (reports) => reports > 0,
    20_000,
  );
});

test('a password that is refused while reports are read fails the registry, which is not asked again', {
  tags: 'thorough',
}, async () => {
  harbor.faults.set({ kind: 'wrongPassword' });
  pass(10 * 60_000);
  const registry = async () => {
    pass(0);
    return (await server.call('PageImageRegistry', {})).List[0];
  };
  const failing = await eventually(registry, (row) => row?.State === 'failing', 20_000);
  expect(failing?.LastError).toMatchObject({ Code: 'FailedToVerifyUsernameOrPwd' });
  expect(failing?.LastError?.NextTry).toBeUndefined();
});
