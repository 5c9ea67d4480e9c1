import { expect, test } from 'vitest';
import type { Failure } from '#contract/failures/failures.ts';
import { nextIntakeTry } from './nextIntakeTry.ts';

const minute = 60_000;
const broken: Failure = { code: 'RegistryFailure', reason: 'status', status: 500 };
const waits = (heldUp: 'image' | 'all', failure: Failure, attempts: readonly number[], random = 0) =>
  attempts.map((attempt) => (nextIntakeTry(heldUp, failure, attempt, 0, () => random) ?? Number.NaN) / minute);

test('an image that failed is tried again after ten minutes, then twice as long each time, and a day at most', () => {
  expect(waits('image', broken, [1, 2, 3, 8, 9, 1_000])).toEqual([10, 20, 40, 1_280, 1_440, 1_440]);
  expect(waits('image', broken, [1, 9], 0.999)).toEqual([expect.closeTo(12.5, 1), 1_440]);
});

test('a registry that failed backs off for 1, 2, 4 … minutes, and six hours at most', () => {
  expect(waits('all', broken, [1, 2, 3, 20])).toEqual([1, 2, 4, 360]);
});

test('what a registry asks for is kept, and a day at most', () => {
  const busy = (seconds: number): Failure => ({ code: 'RegistryRateLimited', retryAfterSeconds: seconds });
  expect(waits('all', busy(3_600), [1])).toEqual([60]);
  expect(waits('all', busy(1e9), [1])).toEqual([1_440]);
});

test('what only a person can heal is not tried by itself', () => {
  const refused: Failure = { code: 'FailedToVerifyUsernameOrPwd', reason: 'refused' };
  expect(nextIntakeTry('all', refused, 1, 0, () => 0)).toBeNull();
});
