import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../../testing/eventually.ts';
import { startServerWithHarbor } from '../../testing/serverWithHarbor.ts';
import type { TestServer } from '../../testing/testServer.ts';

let server: TestServer;
let harbor: RunningSimulator;
let ahead: number;

beforeEach(async () => {
  ahead = 0;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  ({ server, harbor } = await startServerWithHarbor({ images: 300 }, { now: () => Date.now() + ahead }));
});
afterEach(() => void vi.useRealTimers());

test('a registry that refuses every so many calls is read to its end, a part at each try', async () => {
  const repositories = [...harbor.world.repositories].length;
  harbor.faults.set({ kind: 'rateLimited', path: '/artifacts', retryAfter: 90, every: Math.ceil(repositories / 3) });
  await server.call('AddPrivateRegistry', harborRequest(harbor.port));
  const registry = async () => (await server.call('PageImageRegistry', {})).List[0];
  for (let tries = 0; tries < 5; tries += 1) {
    const row = await eventually(registry, (now) => now !== undefined && now.State !== 'syncing', 20_000);
    if (row?.State === 'verified') break;
    expect(row?.LastError).toMatchObject({ Code: 'RegistryRateLimited' });
    // As after a first failure: it has come further.
    expect(Number(row?.LastError?.NextTry) - (Date.now() + ahead)).toBeLessThanOrEqual(2 * 90_000);
    ahead += 2 * 90_000;
    vi.advanceTimersByTime(10_000);
    const isTried = (now: typeof row) => now?.State !== 'failing' || now.LastError?.NextTry !== row?.LastError?.NextTry;
    await eventually(registry, isTried);
  }
  expect(await registry()).toMatchObject({ State: 'verified', ImageCount: 300, Complete: true });
  const request = { TaskType: 'IMAGE_REGISTRY_PULL' } as const;
  const { OnceTasks } = await server.call('DescribeOnceTaskLeafRecordPage', request);
  expect(OnceTasks.map(({ StatusText }) => StatusText)).toEqual(['SUCCESS']);
});
