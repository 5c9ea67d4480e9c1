import { describe, expect, test } from 'vitest';
import { allowanceAt, windowMs } from './rateWindow.ts';

const noon = 1_800_000_000_000;

describe('the speed limit', () => {
  test('the first images may come at once', () => {
    expect(allowanceAt(noon, 10, [])).toEqual({ digests: 10, opensAt: null });
  });

  test('0 means no limit', () => {
    expect(allowanceAt(noon, 0, [{ takenAt: noon, digests: 5_000 }]).digests).toBe(Number.POSITIVE_INFINITY);
  });

  test('what was taken in within the last 60 minutes counts', () => {
    expect(allowanceAt(noon, 10, [{ takenAt: noon - windowMs + 1, digests: 4 }]).digests).toBe(6);
  });

  test('what is 60 minutes old no longer counts', () => {
    expect(allowanceAt(noon, 10, [{ takenAt: noon - windowMs, digests: 10 }]).digests).toBe(10);
  });

  test('a used-up window says when the oldest intake leaves it', () => {
    const earlier = [
      { takenAt: noon - 1_000, digests: 4 },
      { takenAt: noon - 60_000, digests: 6 },
    ];
    expect(allowanceAt(noon, 10, earlier)).toEqual({ digests: 0, opensAt: noon - 60_000 + windowMs });
  });

  test('a lowered limit holds for what the window already took in', () => {
    const earlier = [
      { takenAt: noon - 60_000, digests: 50 },
      { takenAt: noon - 30_000, digests: 15 },
    ];
    expect(allowanceAt(noon, 10, earlier)).toEqual({ digests: 0, opensAt: noon - 30_000 + windowMs });
  });

  test('an intake from the future, after the clock was set back, still counts', () => {
    expect(allowanceAt(noon, 10, [{ takenAt: noon + 5_000, digests: 10 }]).digests).toBe(0);
  });
});
