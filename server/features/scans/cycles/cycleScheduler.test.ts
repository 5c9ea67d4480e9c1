import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../../db/database.ts';
import { eventually } from '../../../testing/eventually.ts';
import { noon } from '../../../testing/storedImages.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../../testing/testDatabase.ts';
import { createScanTaskRepository } from '../queue/scanTaskRepository.ts';
import { createCycleRepository } from './cycleRepository.ts';
import { CycleScheduler } from './cycleScheduler.ts';

let taken: TestDatabase;
let database: Database;

beforeEach(async () => {
  taken = await takeDatabase();
  ({ database } = taken);
});
afterEach(() => giveBack(taken));

function due(name: string): Promise<number> {
  return createCycleRepository(database).insert({
    center: 'cn',
    name,
    enabled: 1,
    first_at: noon,
    interval_period: 1,
    period_unit: 'day',
    from_hour: 0,
    to_hour: 0,
    scope: '{}',
    repositories_up_to: 0,
    last_task_id: null,
    next_at: noon,
    created_at: noon,
  });
}

test('a cycle that is switched off while another one begins does not begin', async () => {
  const cycles = createCycleRepository(database);
  await due('first');
  const second = await due('second');
  const begun: (string | undefined)[] = [];
  const service = {
    async open({ cycle }: { readonly cycle?: { readonly name: string } }) {
      begun.push(cycle?.name);
      await cycles.update(second, { enabled: 0, next_at: null });
      return 'nothingToScan' as const;
    },
  };
  const scheduler = new CycleScheduler({ cycles, service, now: () => noon, log: pino({ enabled: false }) });
  scheduler.start();
  await eventually(
    async () => begun.length,
    (count) => count > 0,
  );
  await scheduler.stop();
  expect(begun).toEqual(['first']);
  const stored = database.read.selectFrom('scan_cycles').selectAll().where('id', '=', second);
  expect(await stored.executeTakeFirst()).toMatchObject({ enabled: 0, next_at: null });
});

test('a cycle that comes around before its last scan has ended goes on with that one', async () => {
  const cycleId = await due('hourly');
  const tasks = createScanTaskRepository(database, () => noon);
  const begin = (updatedSince: number) =>
    tasks.open({
      center: 'cn',
      trigger: 'cycle',
      cycleId,
      target: 'hourly',
      targetType: 'IMAGE',
      registryIds: [],
      scope: JSON.stringify({ updatedSince }),
    });
  const first = await begin(noon);
  expect(await begin(noon + 3_600_000)).toEqual({ task: first.task, created: false });
  await tasks.cancel(first.task.id);
  expect((await begin(noon + 7_200_000)).created).toBe(true);
});
