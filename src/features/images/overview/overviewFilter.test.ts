import { expect, test } from 'vitest';
import type { ListState } from '../list/state/listState.ts';
import { applyOverviewFilter, isActive } from './overviewFilter.ts';

const repositories: ListState = {
  view: 'repositories',
  criteria: [{ name: 'repoName', value: 'api', join: 'AND' }],
  scanned: null,
  page: 4,
  size: 50,
  sort: { key: 'ImageCount', order: 'desc' },
};

test('a number shows its images from the first page, whatever the list showed before', () => {
  const shown = applyOverviewFilter(repositories, { kind: 'level', level: 'high' });
  expect(shown).toEqual({
    view: 'images',
    criteria: [{ name: 'riskLevel', value: 'high', join: 'AND' }],
    scanned: null,
    page: 1,
    size: 50,
    sort: null,
  });
  expect(isActive(shown, { kind: 'level', level: 'high' })).toBe(true);
  expect(isActive(shown, { kind: 'level', level: 'low' })).toBe(false);
  expect(isActive(shown, { kind: 'all' })).toBe(false);
});

test('the number whose images are shown leads back to all of them', () => {
  const unscanned = applyOverviewFilter(repositories, { kind: 'scanned', scanned: false });
  const all = applyOverviewFilter(unscanned, { kind: 'scanned', scanned: false });
  expect(isActive(all, { kind: 'all' })).toBe(true);
});

test('a narrower list is not what a number counts', () => {
  const narrower: ListState = { ...applyOverviewFilter(repositories, { kind: 'atRisk' }), scanned: true };
  expect(isActive(narrower, { kind: 'atRisk' })).toBe(false);
});
