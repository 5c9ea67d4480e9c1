import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { image, noon, storeImages, storeRegistry } from '../../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../../testing/testDatabase.ts';
import { fillQueue } from './fillQueue.ts';
import { createScanQueueRepository } from './scanQueueRepository.ts';
import { createScanTaskRepository } from './scanTaskRepository.ts';

let taken: TestDatabase;
let database: Database;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
});
afterEach(() => giveBack(taken));

const { signal } = new AbortController();
const everything = async () => ({ driving: [], condition: sql<boolean>`true`, blocked: sql<boolean>`false` });
const queue = () => database.read.selectFrom('scan_queue').selectAll().orderBy('task_id').execute();

async function openTask(scope = '{}') {
  const tasks = createScanTaskRepository(database, () => noon);
  const subject = {
    center: 'cn',
    trigger: 'manual',
    cycleId: null,
    target: '',
    registryIds: [],
    targetType: 'IMAGE',
  } as const;
  return (await tasks.open({ ...subject, scope })).task;
}

test('nothing is queued any more for a task that was cancelled meanwhile', async () => {
  await storeImages(database, await storeRegistry(database, 'harbor.example.com'), 'team/app', image('1.0'));
  const tasks = createScanTaskRepository(database, () => noon);
  const cancelled = await openTask();
  await tasks.cancel(cancelled.id);
  expect(await fillQueue(database, everything, cancelled, signal)).toBe(false);
  expect(await queue()).toEqual([]);

  expect(await fillQueue(database, everything, await openTask(), signal)).toBe(true);
  expect(await queue()).toHaveLength(1);
});

test('what a running task asks of the registry is not taken for asked by one that waits for the same image', async () => {
  const registryId = await storeRegistry(database, 'harbor.example.com');
  await storeImages(database, registryId, 'team/app', image('1.0'));
  const tasks = createScanTaskRepository(database, () => noon);
  const scanQueue = createScanQueueRepository(database, () => noon);
  const running = await openTask();
  const waiting = await openTask('{"tags":["1.0"]}');
  for (const task of [running, waiting]) await fillQueue(database, everything, task, signal);
  await tasks.start(running.id);
  const ref = { registryId, digest: image('1.0').digest };
  await scanQueue.asked(ref, null);
  expect((await queue()).map(({ task_id, asked_at }) => [task_id, asked_at])).toEqual([
    [running.id, noon],
    [waiting.id, null],
  ]);
  await tasks.cancel(running.id);
  expect(await scanQueue.isWanted(ref)).toBe(false);
});
