import { expect, test } from 'vitest';
import { speedsFor } from './SpeedLimitField.tsx';

test('the usual speeds are offered, no limit last', () => {
  expect(speedsFor('', 10)).toEqual([10, 20, 30, 50, 100, 200, 500, 0]);
});

test('a typed number and the chosen one are offered too, each once and in order', () => {
  expect(speedsFor('35', 7)).toEqual([7, 10, 20, 30, 35, 50, 100, 200, 500, 0]);
  expect(speedsFor('50', 50)).toEqual([10, 20, 30, 50, 100, 200, 500, 0]);
  expect(speedsFor('２，０００', 10)).toEqual([10, 20, 30, 50, 100, 200, 500, 2000, 0]);
});

test.each(['0', '100001', '-5', '2.5', 'ten', '999999999'])('%s is not offered', (typed) => {
  expect(speedsFor(typed, 10)).toEqual(speedsFor('', 10));
});
