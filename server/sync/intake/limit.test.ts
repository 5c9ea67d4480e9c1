import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRandom } from '#simulators/world/random.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { content, hour, minute, TestIntake } from '../../testing/testIntake.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

const intakeOf = (images: number, perHour: number) => TestIntake.of(taken.database, images, perHour);
const done = async (intake: TestIntake) =>
  Object.entries(await intake.states())
    .filter(([, state]) => state === 1)
    .map(([number]) => Number(number));

test('of 2,000 images at ten an hour exactly ten are taken in within the first hour, kills included, the newest first', async () => {
  const intake = await intakeOf(2_000, 10);
  for (const end = intake.now + hour; intake.now < end; intake.now += 5 * minute) {
    await intake.kill();
    await intake.take();
  }
  const newest = [1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000];
  expect(await done(intake)).toEqual(newest);
  // A kill costs a second reading, never a second unit.
  expect(new Set(intake.read)).toEqual(new Set(newest));
  expect(intake.read.length).toBeGreaterThan(10);
});

test('the units of an hour are open again once it is over, and all of them are used', async () => {
  const intake = await intakeOf(100, 10);
  const started = intake.now;
  expect(await intake.take()).toEqual({ kind: 'notYet', at: started + hour });
  intake.now = started + hour - 1;
  expect(await intake.take()).toEqual({ kind: 'notYet', at: started + hour });
  intake.now = started + hour;
  await intake.take();
  expect(intake.read).toHaveLength(20);
});

test('a limit that is changed holds for the same 60 minutes', async () => {
  const intake = await intakeOf(100, 10);
  await intake.take();
  await intake.limit(30);
  await intake.take();
  expect(intake.read).toHaveLength(30);
  await intake.limit(5);
  intake.now += hour - 1;
  await intake.take();
  expect(intake.read).toHaveLength(30);
});

test('without a limit all are read, and a kill leaves none out', async () => {
  const intake = await intakeOf(300, 0);
  await intake.kill();
  expect(await intake.take()).toEqual({ kind: 'nothing' });
  expect(await done(intake)).toHaveLength(300);
  // What was stamped and not yet read is what a kill costs: one batch at most.
  expect(intake.read.length).toBeLessThanOrEqual(300 + 32);
});

test('units that a registry without a limit has used count once it has one', async () => {
  const intake = await intakeOf(20, 0);
  await intake.take();
  await intake.list(40, 21);
  await intake.limit(10);
  expect((await intake.take()).kind).toBe('notYet');
  expect(intake.read).toHaveLength(20);
});

test('a clock that is set back holds nothing up for longer than an hour', async () => {
  const intake = await intakeOf(100, 10);
  const right = intake.now;
  intake.now = right + 365 * 24 * hour;
  await intake.take();
  intake.now = right;
  expect(await intake.take()).toEqual({ kind: 'notYet', at: right + hour });
  intake.now = right + hour;
  await intake.take();
  expect(intake.read).toHaveLength(20);
});

test.each([1, 2, 3, 4])(
  'whatever happens, no 60 minutes hold more stamps than the limit, and none is left unused (%i)',
  async (seed) => {
    const random = createRandom(seed);
    const perHour = random.between(1, 8);
    const intake = await intakeOf(300, perHour);
    const { write } = taken.database;
    await sql`create table stamps (at integer)`.execute(write);
    await sql`create trigger notes_stamps after update of stamped_at on digests when new.stamped_at is not null
    begin insert into stamps values (new.stamped_at); end`.execute(write);
    const stamps = async () =>
      (await sql<{ at: number }>`select at from stamps`.execute(write)).rows.map(({ at }) => at);
    const broken = new RegistryError({ code: 'RegistryFailure', reason: 'status', status: 500 });
    for (let step = 0; step < 40; step += 1) {
      intake.answer = async () => {
        if (random.chance(0.3)) throw broken;
        return content;
      };
      intake.prove = async () => {
        if (random.chance(0.1)) throw broken;
      };
      if (random.chance(0.3)) await intake.kill();
      else if ((await intake.take()).kind === 'notYet') {
        const within = (await stamps()).filter((at) => at > intake.now - hour);
        expect(within).toHaveLength(perHour);
      }
      intake.now += random.between(0, 20) * minute;
    }
    const all = await stamps();
    expect(all.length).toBeGreaterThan(perHour * 3);
    const excess = all.filter((at, place) => (all[place + perHour] ?? Number.POSITIVE_INFINITY) - at < hour);
    expect(excess).toEqual([]);
  },
);
