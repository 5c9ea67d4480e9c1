import { beforeEach, expect, test } from 'vitest';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { eventually } from '../testing/eventually.ts';
import { startServerWithHarbor } from '../testing/serverWithHarbor.ts';
import { synchronized } from '../testing/synchronizing.ts';
import type { TestServer } from '../testing/testServer.ts';

const minute = 60_000;
const noon = Date.UTC(2026, 10, 30, 12);

let server: TestServer;
let harbor: RunningSimulator;
let now: number;

beforeEach(async () => {
  now = noon;
  ({ server, harbor } = await startServerWithHarbor({ images: 2_000 }, { now: () => now }));
});

const registry = async () => (await server.call('PageImageRegistry', {})).List[0];

/** Lists anew at that moment, which has the intake look at its limit too. */
async function synchronizedAt(moment: number): Promise<void> {
  now = moment;
  await synchronized(server);
}

test('a registry of 2,000 images at the usual limit is whole on the page at once, and ten are taken in within the first hour', async () => {
  const { TransPerHour: _, ...request } = harborRequest(harbor.port);
  await server.call('AddPrivateRegistry', request);
  const row = await eventually(registry, (now) => now?.Complete === true && now.TakenInImages === 10, 20_000);
  expect(row).toMatchObject({ State: 'verified', TransPerHour: 10, ImageCount: 2_000, TakenInImages: 10 });
  expect((await server.call('DescribeImageInstances', {})).PageInfo.TotalCount).toBe(2_000);
  expect((await server.call('DescribeImageStatistics', {})).InstanceCount).toBe(2_000);

  await synchronizedAt(noon + 60 * minute - 1);
  expect((await registry())?.TakenInImages).toBe(10);
  await synchronizedAt(noon + 60 * minute);
  const later = await eventually(registry, (now) => now?.TakenInImages === 20);
  expect(later).toMatchObject({ ImageCount: 2_000, TakenInImages: 20 });
}, 60_000);
