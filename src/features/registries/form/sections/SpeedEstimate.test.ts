import { expect, test } from 'vitest';
import { intakeTime } from '../../schedule/intakeTime.ts';
import { lowestWithinADay } from './SpeedEstimate.tsx';

const hour = 3_600_000;

test.each([
  [1, 10],
  [240, 10],
  [241, 20],
  [2431, 200],
  [12_000, 500],
  [12_001, 501],
  [2_400_000, 100_000],
])('%i images are in within a day at %i per hour, and at no lower offered speed', (images, speed) => {
  expect(lowestWithinADay(images)).toBe(speed);
  expect(intakeTime(images, speed)).toBeLessThanOrEqual(24 * hour);
});

test('more than any speed takes in within a day has no such speed', () => {
  expect(lowestWithinADay(2_400_001)).toBeNull();
});
