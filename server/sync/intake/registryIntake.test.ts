import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RegistryError } from '../../domain/registryError.ts';
import { eventually } from '../../testing/eventually.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { content, hour, TestIntake } from '../../testing/testIntake.ts';
import { RegistryIntake } from './registryIntake.ts';

let taken: TestDatabase;
let intake: RegistryIntake | undefined;
beforeEach(async () => {
  taken = await takeDatabase();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await intake?.stop();
  await giveBack(taken);
});

async function started(images: number, perHour: number) {
  const of = await TestIntake.of(taken.database, images, perHour);
  intake = new RegistryIntake(of.registryId, of.dependencies());
  return { of, running: intake };
}

/** Until it has read so many, and then waits for its time. */
async function asleep(of: TestIntake, read: number): Promise<void> {
  const now = async () => [of.read.length, vi.getTimerCount()];
  await eventually(now, ([count, timers]) => count === read && timers === 1);
}

function pass(of: TestIntake, ms: number): void {
  of.now += ms;
  vi.advanceTimersByTime(ms);
}

test('an intake goes on by itself when the limit opens', async () => {
  const { of, running } = await started(2, 1);
  running.wake();
  await asleep(of, 1);
  pass(of, hour);
  await eventually(of.states, (states) => states[1] === 1);
});

test('an intake goes on by itself after a back-off, and asks nothing meanwhile, whatever comes to wait', async () => {
  const { of, running } = await started(1, 0);
  of.answer = () => Promise.reject(new RegistryError({ code: 'RegistryRateLimited', retryAfterSeconds: 3_600 }));
  running.wake();
  await asleep(of, 1);
  of.answer = async () => content;
  await of.list(2, 2);
  running.wake();
  pass(of, hour - 1);
  await sleep(20);
  expect(of.read).toHaveLength(1);
  pass(of, 1);
  await eventually(of.states, (states) => states[1] === 1 && states[2] === 1);
});

test('an intake looks at once when a person has changed the limit', async () => {
  const { of, running } = await started(3, 1);
  running.wake();
  await asleep(of, 1);
  await of.limit(0);
  running.recheck();
  await eventually(of.states, (states) => states[1] === 1);
});

test('an intake that met a defect of this server, such as a full disk, goes on as soon as that has passed', async () => {
  const { of, running } = await started(1, 5);
  const { write } = taken.database;
  await sql`create trigger full before insert on intake_log begin select raise(abort, 'the disk is full'); end`.execute(
    write,
  );
  running.wake();
  await asleep(of, 0);
  await sql`drop trigger full`.execute(write);
  pass(of, 60_000);
  await eventually(of.states, (states) => states[1] === 1);
});

test('an intake that is stopped while it reads lets go, asks nothing more, and keeps the stamp', async () => {
  const { of, running } = await started(5, 1);
  of.answer = (_image, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  running.wake();
  await eventually(
    async () => of.read.length,
    (read) => read === 1,
  );
  await running.stop();
  expect(await of.digest(5)).toMatchObject({ state: 0, stamped_at: expect.any(Number) });
  running.wake();
  await sleep(20);
  expect(of.read).toEqual([5]);
});
