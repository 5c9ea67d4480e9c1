import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '#server/db/database.ts';
import { fillQueue } from '#server/features/scans/queue/fillQueue.ts';
import { createScanQueueRepository } from '#server/features/scans/queue/scanQueueRepository.ts';
import { createScanTaskRepository } from '#server/features/scans/queue/scanTaskRepository.ts';
import { scopeConditions } from '#server/features/scans/scope/scopeConditions.ts';
import { createImageListRepository } from '#server/query/images/imageListRepository.ts';
import { seedDatabase } from './seeding/seedDatabase.ts';

const { signal } = new AbortController();

/** Measures the writes of scan tasks on stored images: how long each takes in all, and how long others wait for it. */
export async function benchScans(images: number): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mooring-bench-'));
  try {
    await seedDatabase(dataDir, images);
    const database = await openDatabase(join(dataDir, 'mooring.db'));
    try {
      const head = [
        '| step | in all ms | a writer waits at most ms | a reader at most ms |',
        '| --- | --- | --- | --- |',
      ];
      process.stdout.write(`${images} images, load ${loadavg()[0]?.toFixed(1)}\n\n${head.join('\n')}\n`);
      const high = [{ name: 'riskLevel', value: 'high' }];
      const list = { Criteria: high, LogicalExp: 'AND' };
      for (const scope of [{}, { registryTypes: ['acr'] }, { list }]) await benchTask(database, scope);
      process.stdout.write('\n');
    } finally {
      await database.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** One task: filled, then failed registry by registry, as where all of them are paused. */
async function benchTask(database: Database, scope: object): Promise<void> {
  const tasks = createScanTaskRepository(database, Date.now);
  const queue = createScanQueueRepository(database, Date.now);
  const conditionsOf = scopeConditions(createImageListRepository(database));
  const text = JSON.stringify(scope);
  const about = { center: 'cn', scope: text, target: '', targetType: 'IMAGE' } as const;
  const { task } = await tasks.open({ ...about, registryIds: [], trigger: 'manual', cycleId: null });
  await measured(database, `fill the queue of ${text}`, () => fillQueue(database, conditionsOf, task, signal));
  await tasks.start(task.id);
  const registries = await database.read.selectFrom('registries').select(['id', 'name']).execute();
  await measured(database, `fail all that ${text} wants`, async () => {
    for (const { id, name } of registries) {
      await queue.failRegistry(id, name, { code: 'ImageScanFailure', reason: 'registryPaused' });
    }
  });
}

async function measured(database: Database, name: string, run: () => Promise<unknown>): Promise<void> {
  const ended = new AbortController();
  const waits = ([database.write, database.read] as const).map(async (connection) => {
    let longest = 0;
    while (!ended.signal.aborted) {
      const asked = performance.now();
      await connection.selectFrom('scan_settings').selectAll().execute();
      longest = Math.max(longest, performance.now() - asked);
      await sleep(1);
    }
    return longest;
  });
  const started = performance.now();
  await run();
  const whole = performance.now() - started;
  ended.abort();
  const [writer = 0, reader = 0] = await Promise.all(waits);
  process.stdout.write(`| ${name} | ${whole.toFixed(0)} | ${writer.toFixed(0)} | ${reader.toFixed(0)} |\n`);
}
