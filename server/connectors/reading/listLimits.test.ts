import { expect, test } from 'vitest';
import { ListLimits } from './listLimits.ts';

test('elements that stand for more images than any repository holds end the list, however few they are', () => {
  const limits = new ListLimits();
  expect(limits.holds(1, 200_000)).toBe(true);
  expect(limits.holds(1, 200_000)).toBe(false);
});
