import { expect, test } from 'vitest';
import { mayBegin, nextStart, type Schedule } from './nextStart.ts';

/** The server's own day, whatever its zone. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();

const daily: Schedule = {
  enabled: true,
  firstAt: at(10, 1),
  intervalPeriod: 1,
  periodUnit: 'day',
  fromHour: 0,
  toHour: 24,
};

test('a cycle begins at its first date, then after every whole period', () => {
  expect(nextStart(daily, at(1, 0))).toBe(at(10, 1));
  expect(nextStart(daily, at(10, 1))).toBe(at(10, 1));
  expect(nextStart(daily, at(10, 1, 1))).toBe(at(11, 1));
  expect(nextStart({ ...daily, intervalPeriod: 7 }, at(11, 0))).toBe(at(17, 1));
  expect(nextStart({ ...daily, periodUnit: 'hour', intervalPeriod: 6 }, at(10, 8))).toBe(at(10, 13));
});

test('a cycle is moved on into its hours, over midnight where they go over it', () => {
  expect(nextStart({ ...daily, fromHour: 2, toHour: 5 }, at(10, 0))).toBe(at(10, 2));
  expect(nextStart({ ...daily, firstAt: at(10, 6), fromHour: 2, toHour: 5 }, at(10, 0))).toBe(at(11, 2));
  expect(nextStart({ ...daily, fromHour: 22, toHour: 3 }, at(10, 0))).toBe(at(10, 1));
  expect(nextStart({ ...daily, firstAt: at(10, 12), fromHour: 22, toHour: 3 }, at(10, 0))).toBe(at(10, 22));
});

test('a cycle never begins while it is off, and may begin only within its hours', () => {
  expect(nextStart({ ...daily, enabled: false }, at(10, 0))).toBeNull();
  const nightly = { ...daily, fromHour: 22, toHour: 3 };
  expect([23, 2, 3, 12].map((hour) => mayBegin(nightly, at(10, hour)))).toEqual([true, true, false, false]);
  expect(mayBegin({ ...daily, fromHour: 5, toHour: 5 }, at(10, 12))).toBe(true);
});
