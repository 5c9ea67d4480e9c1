import { expect, test } from 'vitest';
import { type ListState, parseListState, withCriterion, writeListState } from './listState.ts';

const plain: ListState = {
  view: 'images',
  criteria: [],
  join: 'AND',
  scanned: null,
  page: 1,
  size: 20,
  sort: null,
};

test('an empty URL shows the images, unfiltered, from the first page', () => {
  expect(parseListState(new URLSearchParams())).toEqual(plain);
});

test('whatever a person chose survives a trip through the URL', () => {
  const chosen: ListState = {
    view: 'images',
    criteria: [
      { name: 'digest', value: 'sha256:00ff' },
      { name: 'repoName', value: 'app/api & more' },
    ],
    join: 'OR',
    scanned: false,
    page: 3,
    size: 50,
    sort: { key: 'VulCount', order: 'asc' },
  };
  const text = writeListState(new URLSearchParams(), chosen).toString();
  expect(parseListState(new URLSearchParams(text))).toEqual(chosen);
});

test('values that make no sense fall back, each on its own', () => {
  const params = new URLSearchParams('view=planets&page=-4&size=7&sort=Password&order=up&scanned=maybe&join=xor');
  params.append('q', 'nonsense');
  params.append('q', 'password:x');
  params.append('q', 'tag:v1');
  expect(parseListState(params)).toEqual({ ...plain, criteria: [{ name: 'tag', value: 'v1' }] });
});

test('criteria and orders of images are not taken over into the repositories, which do not know them', () => {
  const params = new URLSearchParams('view=repositories&q=digest:sha256:1&q=repoName:api&sort=ImageSize&scanned=true');
  expect(parseListState(params)).toEqual({
    ...plain,
    view: 'repositories',
    criteria: [{ name: 'repoName', value: 'api' }],
  });
});

test('an open drawer and other parameters are left alone', () => {
  const next = writeListState(new URLSearchParams('drawer=tasks&q=tag:v1'), plain);
  expect(next.toString()).toBe('drawer=tasks');
});

test('what is default is not written', () => {
  expect(writeListState(new URLSearchParams(), plain).toString()).toBe('');
});

test('the same criterion twice is one, and a new one starts at page 1', () => {
  const once = withCriterion({ ...plain, page: 4 }, { name: 'tag', value: 'v1' });
  expect(once).toMatchObject({ page: 1, criteria: [{ name: 'tag', value: 'v1' }] });
  expect(withCriterion(once, { name: 'tag', value: 'v1' })).toBe(once);
});
