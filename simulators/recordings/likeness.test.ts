import { describe, expect, it } from 'vitest';
import { harborLikeness } from '../testing/harbor/likeness.ts';
import { unlikeBody, unlikeHeaders } from './likeness.ts';

const real = { name: 'team', size: 5, tags: null, push_time: '2026-11-23T15:24:07.260Z', list: [{ total: 1 }] };

describe('comparing a simulated answer with a recorded one', () => {
  it('finds it alike where only ids, sizes, digests and times differ', () => {
    expect(unlikeBody(harborLikeness, real, { ...real, size: 6, push_time: '2025-01-01T00:00:00Z' }, undefined)).toEqual([]);
  });

  it.each([
    ['a name', { ...real, name: 'other' }, 'body.name'],
    ['null and a list', { ...real, tags: [] }, 'body.tags'],
    ['a time and never', { ...real, push_time: '0001-01-01T00:00:00.000Z' }, 'body.push_time'],
    ['a number and a text', { ...real, size: '5' }, 'body.size'],
    ['a count deep inside', { ...real, list: [{ total: 2 }] }, 'body.list[0].total'],
    ['the length of a list', { ...real, list: [] }, 'body.list has 0'],
    ['a missing key', { name: 'team' }, 'is missing'],
    ['a key too much', { ...real, extra: 1 }, 'body.extra is too much'],
  ])('tells %s apart', (_, ours, difference) => {
    expect(unlikeBody(harborLikeness, real, ours, undefined).join()).toContain(difference);
  });

  it('lets a list be longer only where the recording was cut', () => {
    const ours = { ...real, list: [{ total: 1 }, { total: 2 }] };
    expect(unlikeBody(harborLikeness, real, ours, 'only the first is kept')).toEqual([]);
    expect(unlikeBody(harborLikeness, real, ours, undefined)).not.toEqual([]);
  });

  it('compares headers by presence and value, cookies by their names', () => {
    const headers = { 'Set-Cookie': 'sid=MASKED; Path=/', 'X-Total-Count': '5', Date: 'today' };
    expect(unlikeHeaders(headers, { 'set-cookie': ['sid=1; Path=/'], 'x-total-count': '5' })).toEqual([]);
    expect(unlikeHeaders(headers, { 'set-cookie': ['sid=1; Path=/'] })).toEqual([
      'header x-total-count is absent, not 5',
    ]);
    expect(unlikeHeaders({}, { link: '<x>' })).toHaveLength(1);
  });
});
