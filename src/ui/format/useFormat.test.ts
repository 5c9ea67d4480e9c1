import { describe, expect, test } from 'vitest';
import { createFormat } from './useFormat.ts';

const en = createFormat('en');
const zh = createFormat('zh-CN');
const minute = 60_000;
const hour = 60 * minute;

describe('sizes', () => {
  test.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [104_857_600, '100 MiB'],
    [5 * 1024 ** 3, '5 GiB'],
  ])('%i bytes read as %s', (count, text) => {
    expect(en.bytes(count)).toBe(text);
  });
});

test('a score keeps its tenth', () => {
  expect(en.score(9)).toBe('9.0');
  expect(zh.score(9.8)).toBe('9.8');
});

describe('times', () => {
  test('what just happened is now', () => {
    expect(en.timeAgo(1000, 1400)).toBe('now');
  });

  test('the past and the future are told apart', () => {
    expect(en.timeAgo(0, 3 * minute)).toBe('3 minutes ago');
    expect(en.timeUntil(2 * hour, 0)).toBe('in 2 hours');
  });

  test('what has happened is never to come, nor what is to come over, where clocks differ', () => {
    expect(en.timeAgo(7 * minute, 0)).toBe('now');
    expect(en.timeUntil(0, 7 * minute)).toBe('now');
  });

  test('what is dated far ahead is told by its date', () => {
    expect(en.timeAgo(Date.UTC(2099, 0, 31, 12), 0)).toBe('Jan 31, 2099');
  });

  test('each language says it its own way', () => {
    expect(zh.timeAgo(0, 3 * minute)).toBe('3分钟前');
  });

  test('a long duration is told by its two largest units', () => {
    expect(en.duration(20 * hour)).toBe('20 hr');
    expect(en.duration(2 * hour + 5 * minute + 7000)).toBe('2 hr 5 min');
    expect(en.duration(400)).toBe('0 sec');
  });
});
