import { expect, test } from 'vitest';
import { intakeTime } from './intakeTime.ts';

test('images divided by the speed is the time', () => {
  expect(intakeTime(200, 10)).toBe(20 * 3_600_000);
});

test('nothing is waited for without a limit', () => {
  expect(intakeTime(200, 0)).toBe(0);
});
