// @module-tag thorough
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScanTaskRow } from '#contract/tasks.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { createRandom } from '#simulators/world/random.ts';
import { eventually } from '../eventually.ts';
import { KilledServer } from './killedServer.ts';

/** `npm run test:kill` kills so many times, at other moments each time unless a seed is given. */
const long = process.env.MOORING_TEST_KILLS !== undefined;
const kills = Number(process.env.MOORING_TEST_KILLS ?? 3);
const seed = Number(process.env.MOORING_TEST_SEED ?? (long ? Date.now() % 1_000_000 : 1));
/** How far into a life its end may come: some images are scanned by then, and others are asked for. */
const longestLifeMs = 2_000;
/** Images asked of one registry at the same time. */
const imagesAtOnce = 4;
const limitMs = long ? 60 * 60_000 : 120_000;

let harbor: RunningSimulator;
let killed: KilledServer;

beforeEach(async () => {
  harbor = await startHarborV2({ world: createWorld({ images: long ? 2_000 : 60 }) });
  harbor.world.scanMs = 300;
  killed = new KilledServer();
});
afterEach(async () => {
  await killed.remove();
  await harbor.close();
});

async function tasks(): Promise<ScanTaskRow[]> {
  const { OnceTasks } = await (await killed.up()).call('DescribeOnceTaskLeafRecordPage', { TaskType: 'IMAGE_SCAN' });
  return OnceTasks.filter((task) => task.TaskType === 'IMAGE_SCAN');
}

const scanRequests = () => harbor.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/scan'));

test(`kill -9 at random moments: a scan goes on, no image is lost and none counts twice (seed ${seed})`, {
  timeout: limitMs,
}, async () => {
  const random = createRandom(seed);
  await (await killed.up()).call('AddPrivateRegistry', harborRequest(harbor.port));
  await killed.reaches('ended');
  const images = harbor.world.imageCount;
  const digests = new Set([...harbor.world.imageRows()].map(({ digest }) => digest)).size;
  const { Data } = await (await killed.up()).call('PublicCreateImageScanTask', { RegistryTypes: 'harbor' });

  let hits = 0;
  for (; hits < kills; hits += 1) {
    const [task] = await tasks();
    if (task?.Finish === 1) break;
    await sleep(random.next() * longestLifeMs);
    await killed.kill();
  }
  const [task, another] = await eventually(tasks, (all) => all.every(({ Finish }) => Finish === 1), limitMs);
  expect(another).toBeUndefined();
  expect(task).toMatchObject({ TaskId: Data.TaskId, StatusText: 'SUCCESS', TotalCount: String(images) });
  expect(task).toMatchObject({ ScannedImages: images, FailedImages: 0, RunningImages: 0, Progress: 100 });
  // What was just asked for when the server died is asked again; nothing else is.
  expect(scanRequests().length).toBeGreaterThanOrEqual(digests);
  expect(scanRequests().length).toBeLessThanOrEqual(digests + hits * imagesAtOnce);
  expect(hits).toBeGreaterThan(0);
  if (long)
    process.stdout.write(`seed ${seed}: ${hits} kills, ${digests} digests, ${scanRequests().length} requests\n`);
});
