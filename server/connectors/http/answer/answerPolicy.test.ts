import { expect, test } from 'vitest';
import { retryAfterSeconds } from './answerPolicy.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

test.each([
  ['0', 0],
  [' 30 ', 30],
  ['Mon, 23 Nov 2026 12:01:30 GMT', 90],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['later', null],
  ['-5', null],
  [null, null],
])('Retry-After %j is %j seconds', (value, seconds) => {
  expect(retryAfterSeconds(value, now)).toBe(seconds);
});
