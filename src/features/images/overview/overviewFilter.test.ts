import { expect, test } from 'vitest';
import type { ListState } from '../list/state/listState.ts';
import { isShown, showOf } from './overviewFilter.ts';

const repositories: ListState = {
  view: 'repositories',
  criteria: [{ name: 'repoName', value: 'api', join: 'AND' }],
  scanned: null,
  page: 4,
  size: 50,
  sort: { key: 'ImageCount', order: 'desc' },
};

test('a number shows its images from the first page, whatever the list showed before', () => {
  const shown = showOf(repositories, { kind: 'level', level: 'high' });
  expect(shown).toEqual({
    view: 'images',
    criteria: [{ name: 'riskLevel', value: 'high', join: 'AND' }],
    scanned: null,
    page: 1,
    size: 50,
    sort: null,
  });
  expect(isShown(shown, { kind: 'level', level: 'high' })).toBe(true);
  expect(isShown(shown, { kind: 'level', level: 'low' })).toBe(false);
  expect(isShown(shown, { kind: 'all' })).toBe(false);
});

test('the number whose images are shown leads back to all of them', () => {
  const unscanned = showOf(repositories, { kind: 'scanned', scanned: false });
  const all = showOf(unscanned, { kind: 'scanned', scanned: false });
  expect(isShown(all, { kind: 'all' })).toBe(true);
});

test('a narrower list is not what a number counts', () => {
  const narrower: ListState = { ...showOf(repositories, { kind: 'atRisk' }), scanned: true };
  expect(isShown(narrower, { kind: 'atRisk' })).toBe(false);
});
