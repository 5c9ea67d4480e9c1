import { expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { policyOf } from '#contract/failures/policy.ts';
import { sampleFailures } from '#contract/testing/sampleFailures.ts';
import { isDue, nextNightly, nextTry } from './schedule.ts';

const noon = 1_800_000_000_000;
const hour = 3_600_000;
const limited = (retryAfterSeconds: number | null) => ({ code: 'RegistryRateLimited', retryAfterSeconds }) as const;
const next = (retryAfterSeconds: number | null) => nextTry(limited(retryAfterSeconds), 1, noon, () => 0);

test('a registry that asks to be left alone for an hour is', () => {
  expect(next(3_600)).toBe(noon + hour);
});

test('one that asks for a year is tried again the next day', () => {
  expect(next(999_999_999)).toBe(noon + 24 * hour);
});

test('one that says it will be back in two hours is asked again then', () => {
  const away = { code: 'RegistryFailure', reason: 'status', status: 503, retryAfterSeconds: 7_200 } as const;
  expect(nextTry(away, 1, noon, () => 0)).toBe(noon + 2 * hour);
});

const failed = (failure: Failure) => nextTry(failure, 1, noon, () => 0);

test('a refused password is never tried again by itself', () => {
  expect(failed({ code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' })).toBeNull();
});

test.each<[string, Failure]>([
  ['a proxy answered in its place', { code: 'RegistryTypeError', found: null }],
  ['another version answered', { code: 'RegistryVersionError', found: null }],
  ['a right is missing', { code: 'UserDoesNotHaveAdminRole', robot: true, missing: ['listImages'] }],
])('a registry is synchronized every night all the same where %s', (_what, failure) => {
  expect(failed(failure)).toBe(nextNightly(noon, () => 0));
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
    else if (retry === 'nightly') expect(planned).toBe(nextNightly(noon, () => 0));
    else expect(planned).toBe(noon + 60_000);
  },
);

test('what was planned while the clock was years ahead is due', () => {
  expect(isDue(noon + 24 * 365 * hour, noon)).toBe(true);
  expect(
    isDue(
      nextNightly(noon, () => 0.99),
      noon,
    ),
  ).toBe(false);
  expect(isDue(null, noon)).toBe(false);
});
