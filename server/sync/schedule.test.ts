import { expect, test } from 'vitest';
import { nextTry } from './schedule.ts';

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
