import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../db/database.ts';
import { image, noon, storeImages, storeRegistry } from '../../../testing/storedImages.ts';
import { fillQueue } from './fillQueue.ts';
import { createScanTaskStore } from './scanTaskStore.ts';

let dataDir: string;
let database: Database;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mooring-queue-'));
  database = await openDatabase(join(dataDir, 'mooring.db'));
});
afterEach(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true });
});

test('nothing is queued any more for a task that was cancelled meanwhile', async () => {
  await storeImages(database, await storeRegistry(database, 'harbor.example.com'), 'team/app', image('1.0'));
  const tasks = createScanTaskStore(database, () => noon);
  const everything = async () => ({ steering: [], test: sql<boolean>`true`, blocked: sql<boolean>`false` });
  const open = async () =>
    (
      await tasks.open({
        center: 'cn',
        trigger: 'manual',
        cycleId: null,
        scope: '{}',
        target: '',
        targetType: 'IMAGE',
      })
    ).task;
  const { signal } = new AbortController();

  const cancelled = await open();
  await tasks.cancel(cancelled.id);
  expect(await fillQueue(database, everything, cancelled, signal)).toBe(false);
  expect(await database.read.selectFrom('scan_queue').selectAll().execute()).toEqual([]);

  expect(await fillQueue(database, everything, await open(), signal)).toBe(true);
  expect(await database.read.selectFrom('scan_queue').selectAll().execute()).toHaveLength(1);
});
