import { afterEach, describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { type SyncSchedule, syncScheduleSchema } from '#contract/syncSchedule.ts';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { isDue, nextListingTry, nextSync } from './schedule.ts';

const noon = 1_800_000_000_000;
const hour = 3_600_000;
const limited = (retryAfterSeconds: number | null) => ({ code: 'RegistryRateLimited', retryAfterSeconds }) as const;
const daily: SyncSchedule = { Type: 'daily' };
const by = (schedule: SyncSchedule, now = noon) => ({ schedule, now, random: () => 0 });
const tonight = nextSync(noon, by(daily));
const failed = (failure: Failure, schedule: SyncSchedule = daily) => nextListingTry(failure, 1, noon, by(schedule));
const next = (retryAfterSeconds: number | null) => failed(limited(retryAfterSeconds));

test('a registry that asks to be left alone for an hour is', () => {
  expect(next(3_600)).toBe(noon + hour);
});

test('one that asks for a year is tried again the next day', () => {
  expect(next(999_999_999)).toBe(noon + 24 * hour);
});

test('one that says it will be back in two hours is asked again then', () => {
  const away = { code: 'RegistryFailure', reason: 'status', status: 503, retryAfterSeconds: 7_200 } as const;
  expect(failed(away)).toBe(noon + 2 * hour);
});

test('a refused password is never tried again by itself', () => {
  expect(failed({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' })).toBeNull();
});

test.each<[string, Failure]>([
  ['a proxy answered in its place', { code: 'RegistryTypeError', found: null }],
  ['another version answered', { code: 'RegistryVersionError', found: null }],
  ['a right is missing', { code: 'UserDoesNotHaveAdminRole', robot: true, missing: ['listImages'] }],
])('a registry is synchronized every night all the same where %s', (_what, failure) => {
  expect(failed(failure)).toBe(tonight);
});

test('a clock that is off is tried again within minutes: it is set right without anybody noticing', () => {
  expect(failed({ code: 'FailedToVerifyUsernameOrPwd', reason: 'clockSkew' })).toBe(noon + 60_000);
});

test.each(Object.entries(sampleFailures))(
  'a registry that fails with %s is listed again when its policy says',
  (_name, failure) => {
    const { retry } = policyOf(failure);
    const planned = failed(failure);
    if (retry === 'person') expect(planned).toBeNull();
    else if (retry === 'nextSchedule') expect(planned).toBe(tonight);
    else expect(planned).toBe(noon + 60_000);
  },
);

describe('a schedule', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });
  const inZone = (name: string) => {
    process.env.TZ = name;
  };
  const at = (local: string) => new Date(local).getTime();
  const weekly = (Day: 1 | 7, Time: string): SyncSchedule => ({ Type: 'weekly', Day, Time });
  const plan = (schedule: SyncSchedule, now: string, lastAt = now) => nextSync(at(lastAt), by(schedule, at(now)));

  test('of every night is a random minute of the five hours after the coming local midnight', () => {
    inZone('Asia/Shanghai');
    const now = at('2026-11-30T23:59');
    const night = (share: number) => nextSync(now, { schedule: daily, now, random: () => share });
    expect(night(0)).toBe(at('2026-12-01T00:00'));
    expect(night(0.9999)).toBe(at('2026-12-01T04:59'));
  });

  test('of every six hours goes by when the listing before began, and leaves out what was missed', () => {
    const six: SyncSchedule = { Type: 'hours', Hours: 6 };
    expect(plan(six, '2026-11-30T12:40', '2026-11-30T12:00')).toBe(at('2026-11-30T18:00'));
    expect(plan(six, '2026-11-30T19:10', '2026-11-30T12:00')).toBe(at('2026-12-01T00:00'));
    expect(plan(six, '2026-11-30T18:00', '2026-11-30T12:00')).toBe(at('2026-12-01T00:00'));
  });

  test('of every six hours is due within six hours once the clock was set back', () => {
    const six: SyncSchedule = { Type: 'hours', Hours: 6 };
    expect(plan(six, '2026-11-30T12:40', '2026-12-04T13:00')).toBe(at('2026-11-30T13:00'));
  });

  test.each([
    ['later the same day', '2026-11-30T01:59', '2026-11-30T02:00'],
    ['a week later where it is just that minute', '2026-11-30T02:00', '2026-12-07T02:00'],
    ['on the coming such day', '2026-12-03T12:00', '2026-12-07T02:00'],
  ])('of a Monday at two is %s', (_when, now, planned) => {
    inZone('Europe/Berlin');
    expect(plan(weekly(1, '02:00'), now)).toBe(at(planned));
  });

  test('of a Sunday at half past two is an hour later where the clock skips that hour, and at the first of two where it comes twice', () => {
    inZone('Europe/Berlin');
    expect(plan(weekly(7, '02:30'), '2026-03-28T12:00')).toBe(Date.UTC(2026, 2, 29, 1, 30));
    const first = Date.UTC(2026, 9, 25, 0, 30);
    expect(plan(weekly(7, '02:30'), '2026-10-24T12:00')).toBe(first);
    expect(nextSync(first, by(weekly(7, '02:30'), first))).toBe(at('2026-11-01T02:30'));
  });

  test('by hand alone plans nothing, and nothing that failed is tried again', () => {
    const manual: SyncSchedule = { Type: 'manual' };
    expect(nextSync(noon, by(manual))).toBeNull();
    for (const failure of Object.values(sampleFailures)) expect(failed(failure, manual)).toBeNull();
  });

  test('of every week still has a registry that is away tried again within minutes', () => {
    expect(failed({ code: 'NetworkConnectError', reason: 'timeout', passed: null }, weekly(1, '02:00'))).toBe(
      noon + 60_000,
    );
  });

  test.each<[SyncSchedule, number]>([
    [daily, 2 * 24 * hour],
    [{ Type: 'hours', Hours: 1 }, 2 * 24 * hour],
    [{ Type: 'hours', Hours: 168 }, 8 * 24 * hour],
    [weekly(1, '02:00'), 8 * 24 * hour],
  ])('%j: what was planned further ahead than it ever plans is due, as the clock was wrong then', (schedule, most) => {
    expect(isDue(noon + most + 1, schedule, noon)).toBe(true);
    expect(isDue(noon + most, schedule, noon)).toBe(false);
    expect(isDue(noon, schedule, noon)).toBe(true);
    expect(isDue(null, schedule, noon)).toBe(false);
  });

  test.each<[unknown, string[], string]>([
    [{ Type: 'monthly' }, ['Type'], 'option'],
    [{ Type: 'hours', Hours: 0 }, ['Hours'], 'syncHours'],
    [{ Type: 'hours', Hours: 169 }, ['Hours'], 'syncHours'],
    [{ Type: 'hours', Hours: 1.5 }, ['Hours'], 'syncHours'],
    [{ Type: 'weekly', Day: 8, Time: '02:00' }, ['Day'], 'option'],
    [{ Type: 'weekly', Day: 1, Time: '24:00' }, ['Time'], 'timeOfDay'],
    [{ Type: 'weekly', Day: 1, Time: '2:00' }, ['Time'], 'timeOfDay'],
  ])('%j is refused at the field that is wrong', (schedule, path, message) => {
    expect(syncScheduleSchema.safeParse(schedule).error?.issues).toMatchObject([{ path, message }]);
  });
});
