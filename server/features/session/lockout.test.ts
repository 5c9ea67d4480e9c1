import { expect, test } from 'vitest';
import { Lockout } from './lockout.ts';

function lockoutAt() {
  let time = 0;
  return { lockout: new Lockout(() => time), pass: (ms: number) => (time += ms) };
}

test('four failures cost nothing, the fifth starts the wait', () => {
  const { lockout } = lockoutAt();
  for (let failure = 0; failure < 4; failure += 1) lockout.failed('admin');
  expect(lockout.waitSeconds('admin')).toBe(0);
  lockout.failed('admin');
  expect(lockout.waitSeconds('admin')).toBeGreaterThan(0);
});

test('the wait doubles with each further failure and never passes 15 minutes', () => {
  const { lockout, pass } = lockoutAt();
  for (let failure = 0; failure < 6; failure += 1) lockout.failed('admin');
  pass(3_999);
  expect(lockout.waitSeconds('admin')).toBeGreaterThan(0);
  pass(1);
  expect(lockout.waitSeconds('admin')).toBe(0);
  for (let failure = 0; failure < 40; failure += 1) lockout.failed('admin');
  pass(15 * 60_000);
  expect(lockout.waitSeconds('admin')).toBe(0);
});

test('a successful sign-in does not reset the failures of other accounts', () => {
  const { lockout } = lockoutAt();
  for (let failure = 0; failure < 4; failure += 1) {
    lockout.failed('address', 'admin');
    lockout.failed('address', 'anna');
    lockout.succeeded('address', 'anna');
  }
  expect(lockout.waitSeconds('address')).toBe(0);
  lockout.failed('address', 'admin');
  expect(lockout.waitSeconds('address')).toBeGreaterThan(0);
});

test('who varies names beyond measure is counted all the same', () => {
  const { lockout } = lockoutAt();
  for (let failure = 0; failure < 5_000; failure += 1) lockout.failed('address', `name ${failure}`);
  expect(lockout.waitSeconds('address')).toBeGreaterThan(800);
});

test('a day without a failure forgives', () => {
  const { lockout, pass } = lockoutAt();
  for (let failure = 0; failure < 40; failure += 1) lockout.failed('admin');
  pass(24 * 3_600_000);
  lockout.failed('admin');
  expect(lockout.waitSeconds('admin')).toBe(0);
});

test('a success forgives, and one name’s failures do not block another', () => {
  const { lockout } = lockoutAt();
  for (let failure = 0; failure < 5; failure += 1) lockout.failed('admin');
  expect(lockout.waitSeconds('other')).toBe(0);
  lockout.succeeded('admin');
  expect(lockout.waitSeconds('admin')).toBe(0);
});
