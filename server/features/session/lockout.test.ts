import { expect, test } from 'vitest';
import { Lockout } from './lockout.ts';

function lockoutAt() {
  let time = 0;
  return { lockout: new Lockout(() => time), pass: (ms: number) => (time += ms) };
}

test('four failures cost nothing, the fifth starts the wait', () => {
  const { lockout } = lockoutAt();
  for (let failure = 0; failure < 4; failure += 1) lockout.failed('admin');
  expect(lockout.isBlocked('admin')).toBe(false);
  lockout.failed('admin');
  expect(lockout.isBlocked('admin')).toBe(true);
});

test('the wait doubles with each further failure and never passes 15 minutes', () => {
  const { lockout, pass } = lockoutAt();
  for (let failure = 0; failure < 6; failure += 1) lockout.failed('admin');
  pass(3_999);
  expect(lockout.isBlocked('admin')).toBe(true);
  pass(1);
  expect(lockout.isBlocked('admin')).toBe(false);
  for (let failure = 0; failure < 40; failure += 1) lockout.failed('admin');
  pass(15 * 60_000);
  expect(lockout.isBlocked('admin')).toBe(false);
});

test('a success forgives, and one name’s failures do not block another', () => {
  const { lockout } = lockoutAt();
  for (let failure = 0; failure < 5; failure += 1) lockout.failed('admin');
  expect(lockout.isBlocked('other')).toBe(false);
  lockout.succeeded('admin');
  expect(lockout.isBlocked('admin')).toBe(false);
});
