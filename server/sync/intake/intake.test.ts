import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { RegistryError } from '../../domain/registryError.ts';
import { giveBack, type TestDatabase, takeDatabase } from '../../testing/testDatabase.ts';
import { content, digestOf, hour, minute, numberOf, TestIntake } from '../../testing/testIntake.ts';
import { prioritize } from './prioritize.ts';
import { cutRegistryBackOff } from './registryBackOff.ts';

let taken: TestDatabase;
beforeEach(async () => {
  taken = await takeDatabase();
});
afterEach(() => giveBack(taken));

const intakeOf = (images: number, perHour = 0) => TestIntake.of(taken.database, images, perHour);
const broken = new RegistryError({ code: 'RegistryFailure', reason: 'status', status: 500 });
const lies = new RegistryError({
  code: 'ImageContentFailure',
  reason: 'notUnderstood',
  part: 'manifest',
  digest: digestOf(1),
});
/** Fails for these images, and reads the others. */
const failingFor =
  (error: unknown, ...numbers: readonly number[]) =>
  async ({ digest }: { digest: string }) => {
    if (numbers.includes(numberOf(digest))) throw error;
    return content;
  };
const first = async (intake: TestIntake, ...numbers: readonly number[]) => {
  const rows = await intake.database.read
    .selectFrom('images')
    .select('id')
    .where('digest', 'in', numbers.map(digestOf))
    .execute();
  return prioritize(
    intake.database,
    rows.map(({ id }) => id),
    intake.now,
  );
};

describe('what is read of an image', () => {
  test('completes what its list did not tell, on every row that shows it, and corrects nothing that it told', async () => {
    const intake = await intakeOf(1);
    await intake.list(1, 1, 'other');
    await intake.take();
    const rows = await taken.database.read.selectFrom('images').selectAll().execute();
    expect(rows).toHaveLength(2);
    for (const row of rows) {
      expect(row).toMatchObject({
        size: 7,
        media_type: content.mediaType,
        platforms: '["linux/amd64"]',
        intake_state: 1,
      });
    }
    expect(intake.read).toEqual([1]);
  });

  test('is stored with it, and which platforms its registry lacks', async () => {
    const intake = await intakeOf(1);
    const absent = { position: 1, platform: 'linux/s390x', digest: digestOf(7) };
    intake.answer = async () => ({ ...content, absentPlatforms: [absent], platformsLeftOut: 2 });
    await intake.take();
    expect(await intake.digest(1)).toMatchObject({ absent: '[1]', left_out: 2 });
    const platforms = await taken.database.read
      .selectFrom('digest_platforms')
      .leftJoin('contents', 'contents.id', 'content_id')
      .select(['platform', 'created_at'])
      .orderBy('position')
      .execute();
    expect(platforms).toEqual([
      { platform: 'linux/arm64', created_at: content.createdAt },
      { platform: 'linux/s390x', created_at: null },
    ]);
  });

  test('that an earlier version did not keep is read again behind all that nobody looked into, however often it is listed', async () => {
    const intake = await intakeOf(3);
    await taken.database.write.updateTable('digests').set({ newest_at: 0 }).where('digest', '=', digestOf(3)).execute();
    await intake.list(3);
    await intake.take();
    expect(intake.read).toEqual([2, 1, 3]);
  });

  test('that was deleted meanwhile is stored nowhere', async () => {
    const intake = await intakeOf(1);
    intake.answer = async () => {
      await taken.database.write.deleteFrom('images').execute();
      return content;
    };
    await intake.take();
    expect(await taken.database.read.selectFrom('digest_platforms').selectAll().execute()).toEqual([]);
  });

  test('that was deleted meanwhile is told of no other that was listed since', async () => {
    const intake = await intakeOf(1, 1);
    intake.answer = async () => {
      await taken.database.write.deleteFrom('images').execute();
      await intake.list(2, 2);
      return content;
    };
    await intake.take();
    expect(await intake.states()).toEqual({ 2: 0 });
  });

  test('that is no image takes it from the page, is remembered, and is told by the registry’s newest run', async () => {
    const intake = await intakeOf(3);
    const { write, read } = taken.database;
    await write
      .insertInto('sync_runs')
      .values({
        registry_id: intake.registryId,
        center: 'cn',
        trigger: 'manual',
        status: 'SUCCESS',
        started_at: 1,
        ended_at: 2,
        repositories_declared: null,
        failure: null,
        repository_id: null,
      })
      .execute();
    intake.answer = async ({ digest }) => (numberOf(digest) === 2 ? content : 'noImage');
    await intake.take();
    expect(await intake.states()).toEqual({ 2: 1 });
    const others = await read.selectFrom('other_artifacts').select('digest').orderBy('digest').execute();
    expect(others.map(({ digest }) => numberOf(digest))).toEqual([1, 3]);
    expect(await read.selectFrom('sync_log').select(['code', 'detail']).execute()).toEqual([
      { code: 'noImages', detail: '{"count":2}' },
    ]);
  });
});

describe('an image that fails', () => {
  test('fails alone, says why, and is tried again later, which costs a unit', async () => {
    const intake = await intakeOf(3, 3);
    const started = intake.now;
    intake.answer = failingFor(broken, 2);
    await intake.take();
    expect(await intake.states()).toEqual({ 1: 1, 2: 2, 3: 1 });
    expect(await intake.digest(2)).toMatchObject({
      failure: JSON.stringify(broken.failure),
      next_try_at: started + 10 * minute,
      attempts: 1,
    });
    intake.answer = async () => content;
    intake.now = started + 10 * minute;
    expect(await intake.take()).toEqual({ kind: 'notYet', at: started + hour });
    intake.now = started + hour;
    await intake.take();
    expect(await intake.digest(2)).toMatchObject({ state: 1, failure: null, next_try_at: null, attempts: 0 });
  });

  test('by what only a person can heal waits for one, who puts it first', async () => {
    const intake = await intakeOf(2);
    intake.answer = failingFor(lies, 1);
    await intake.take();
    expect(await intake.digest(1)).toMatchObject({ state: 2, next_try_at: null });
    intake.now += 1_000 * hour;
    expect(await intake.take()).toEqual({ kind: 'nothing' });
    intake.answer = async () => content;
    expect(await first(intake, 1)).toMatchObject({ digests: 1 });
    await intake.take();
    expect(await intake.states()).toEqual({ 1: 1, 2: 1 });
  });

  test('by a defect of this server is tried again, and holds up no other', async () => {
    const intake = await intakeOf(3);
    intake.answer = failingFor(new TypeError('a defect'), 2);
    await intake.take();
    expect(await intake.states()).toEqual({ 1: 1, 2: 2, 3: 1 });
    expect((await intake.digest(2)).failure).toBe('{"code":"ServerFault"}');
  });

  test('on and on takes no more than every second unit from those that wait', async () => {
    const intake = await intakeOf(20, 4);
    intake.answer = failingFor(broken, 17, 18, 19, 20);
    await intake.take();
    intake.now += hour;
    intake.read.length = 0;
    await intake.take();
    expect(intake.read.filter((number) => number > 16)).toHaveLength(2);
  });
});

describe('a registry that fails', () => {
  const refused = new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' });
  const busy: Failure = { code: 'RegistryRateLimited', retryAfterSeconds: 600 };

  test('backs off, says why and until when, and no image is marked', async () => {
    const intake = await intakeOf(50);
    intake.answer = failingFor(new RegistryError(busy), 45);
    const end = await intake.take();
    expect(end).toEqual({ kind: 'backingOff', until: intake.now + 10 * minute });
    expect(await intake.registry()).toMatchObject({
      intake_failure: JSON.stringify(busy),
      intake_next_try_at: intake.now + 10 * minute,
    });
    expect(new Set(Object.values(await intake.states()))).toEqual(new Set([0, 1]));
    const asked = intake.read.length;
    expect(await intake.take()).toEqual(end);
    expect(intake.read).toHaveLength(asked);
  });

  test('goes on once its back-off is over, with what was stamped on its stamp', async () => {
    const intake = await intakeOf(50);
    intake.answer = failingFor(new RegistryError(busy), 45);
    await intake.take();
    intake.answer = async () => content;
    intake.now += 10 * minute;
    await intake.take();
    expect(new Set(Object.values(await intake.states()))).toEqual(new Set([1]));
    expect(await intake.registry()).toMatchObject({ intake_failure: null, intake_attempts: 0 });
  });

  test('again and again is left alone twice as long each time', async () => {
    const intake = await intakeOf(2);
    const away = new RegistryError({ code: 'NetworkConnectError', reason: 'refused', passed: null });
    intake.answer = failingFor(away, 1, 2);
    intake.prove = () => Promise.reject(away);
    const waits: number[] = [];
    for (let time = 1; time <= 4; time += 1) {
      const end = await intake.take();
      const until = end.kind === 'backingOff' ? (end.until ?? Number.NaN) : Number.NaN;
      waits.push((until - intake.now) / minute);
      intake.now = until;
    }
    expect(waits).toEqual([1, 2, 4, 8]);
  });

  test('is told from an image that fails by asking it by itself', async () => {
    const intake = await intakeOf(10);
    intake.answer = async () => Promise.reject(broken);
    intake.prove = () => Promise.reject(broken);
    expect((await intake.take()).kind).toBe('backingOff');
    expect(new Set(Object.values(await intake.states()))).toEqual(new Set([0]));
  });

  test('to a refused password is asked nothing more until a person had it listed, and is listed at once', async () => {
    const intake = await intakeOf(5);
    intake.answer = async () => Promise.reject(refused);
    await taken.database.write
      .updateTable('registries')
      .set({ next_sync_at: intake.now + hour })
      .execute();
    expect(await intake.take()).toEqual({ kind: 'backingOff', until: null });
    expect(await intake.registry()).toMatchObject({ next_sync_at: intake.now });
    const asked = intake.read.length;
    intake.now += 1_000 * hour;
    expect(await intake.take()).toEqual({ kind: 'backingOff', until: null });
    expect(intake.read).toHaveLength(asked);
    intake.answer = async () => content;
    await cutRegistryBackOff(taken.database, intake.registryId, intake.now, intake.now);
    expect(await intake.take()).toEqual({ kind: 'nothing' });
    expect(new Set(Object.values(await intake.states()))).toEqual(new Set([1]));
  });

  test('to a refused password is not listed by itself where only a person has it listed', async () => {
    const intake = await intakeOf(5);
    intake.answer = async () => Promise.reject(refused);
    await taken.database.write.updateTable('registries').set({ next_sync_at: null }).execute();
    expect(await intake.take()).toEqual({ kind: 'backingOff', until: null });
    expect(await intake.registry()).toMatchObject({ next_sync_at: null });
  });

  test('that refused the account when it was listed, or is paused, is asked for no image', async () => {
    const intake = await intakeOf(2);
    const set = (changes: object) => taken.database.write.updateTable('registries').set(changes).execute();
    await set({ failure: JSON.stringify({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' }) });
    expect(await intake.take()).toEqual({ kind: 'nothing' });
    await set({ failure: null, paused: 1 });
    expect(await intake.take()).toEqual({ kind: 'nothing' });
    expect(intake.read).toEqual([]);
    // What else fails when it is listed need not keep its images from being read.
    await set({ failure: JSON.stringify(broken.failure), paused: 0 });
    await intake.take();
    expect(intake.read).toEqual([2, 1]);
  });
});

describe('the order', () => {
  test('is the newest first, and what somebody wants before it, the latest wish first', async () => {
    const intake = await intakeOf(9, 100);
    await first(intake, 2, 3);
    intake.now += 1;
    await first(intake, 1);
    await intake.take();
    expect(intake.read).toEqual([1, 3, 2, 9, 8, 7, 6, 5, 4]);
  });

  test('what is taken in already is not read again, whoever wants it first', async () => {
    const intake = await intakeOf(3);
    await intake.take();
    expect(await first(intake, 1, 2)).toEqual({ digests: 0, registryIds: new Set() });
  });
});
