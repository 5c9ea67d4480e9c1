import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteServerTime, serverNow } from './serverClock.ts';

const noon = Date.UTC(2026, 2, 9, 12);
const minute = 60_000;

/** An answer that took 200 ms, from a server whose clock is ahead of this device's by so much. */
function answerFrom(ahead: number) {
  const askedAt = Date.now();
  vi.advanceTimersByTime(200);
  noteServerTime(new Date(Date.now() + ahead).toUTCString(), askedAt);
}

beforeEach(() => vi.useFakeTimers({ now: noon, toFake: ['Date'] }));

afterEach(() => {
  answerFrom(0);
  vi.useRealTimers();
});

test('now is the server’s now, whichever clock goes wrong', () => {
  answerFrom(7 * minute);
  expect(Math.abs(serverNow() - Date.now() - 7 * minute)).toBeLessThan(1000);
  answerFrom(-60 * minute);
  expect(Math.abs(serverNow() - Date.now() + 60 * minute)).toBeLessThan(1000);
});

test('clocks that agree as far as an answer can tell agree', () => {
  answerFrom(300);
  expect(serverNow()).toBe(Date.now());
});

test('an answer without a date changes nothing', () => {
  answerFrom(7 * minute);
  const before = serverNow();
  noteServerTime(null, Date.now());
  noteServerTime('yesterday', Date.now());
  expect(serverNow()).toBe(before);
});
