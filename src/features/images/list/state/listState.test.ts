import { expect, test } from 'vitest';
import { invalidParams } from '../../../../ui/urlState/linkRules.ts';
import { addCriteria, type ListState, listRules, parseListState, switchView, writeListState } from './listState.ts';

const plain: ListState = { view: 'images', criteria: [], scanned: null, page: 1, size: 20, sort: null };

test('an empty URL shows the images, unfiltered, from the first page', () => {
  expect(parseListState(new URLSearchParams())).toEqual(plain);
});

test('whatever a person chose survives a trip through the URL', () => {
  const chosen: ListState = {
    view: 'images',
    criteria: [
      { name: 'digest', value: 'sha256:00ff', join: 'AND' },
      { name: 'repoName', value: 'app/api & more', join: 'OR' },
      { name: 'tag', value: '1.0', join: 'AND' },
    ],
    scanned: false,
    page: 3,
    size: 50,
    sort: { key: 'VulCount', order: 'asc' },
  };
  const text = writeListState(new URLSearchParams(), chosen).toString();
  expect(parseListState(new URLSearchParams(text))).toEqual(chosen);
});

test('values that make no sense fall back, each on its own', () => {
  const params = new URLSearchParams('view=planets&page=-4&size=7&sort=Password&order=up&scanned=maybe');
  params.append('q', 'nonsense');
  params.append('or', 'password:x');
  params.append('q', 'tag:v1');
  expect(parseListState(params)).toEqual({ ...plain, criteria: [{ name: 'tag', value: 'v1', join: 'AND' }] });
});

test('of a link with more criteria than a list takes the first count, and the others are slips', () => {
  const params = new URLSearchParams(Array.from({ length: 22 }, (_, n) => [n % 2 === 0 ? 'q' : 'or', `tag:v${n}`]));
  expect(parseListState(params).criteria).toHaveLength(20);
  expect(invalidParams(params, listRules(params)).map(({ key, value }) => `${key}=${value}`)).toEqual([
    'q=tag:v20',
    'or=tag:v21',
  ]);
  expect(invalidParams(params, listRules(params, 21))).toEqual([{ key: 'or', value: 'tag:v21' }]);
});

test('criteria and orders of images are not taken over into the repositories, which do not know them', () => {
  const params = new URLSearchParams('view=repositories&q=digest:sha256:1&q=repoName:api&sort=ImageSize&scanned=true');
  expect(parseListState(params)).toEqual({
    ...plain,
    view: 'repositories',
    criteria: [{ name: 'repoName', value: 'api', join: 'AND' }],
  });
});

test('an open drawer and other parameters are left alone', () => {
  const next = writeListState(new URLSearchParams('drawer=tasks&q=tag:v1'), plain);
  expect(next.toString()).toBe('drawer=tasks');
});

test('what is default is not written', () => {
  expect(writeListState(new URLSearchParams(), plain).toString()).toBe('');
});

test('an address names the size of a later page, so that it is the same page for everybody', () => {
  expect(writeListState(new URLSearchParams(), { ...plain, page: 2 }).toString()).toBe('page=2&size=20');
});

test('the size of the address wins over the one that is remembered', () => {
  expect(parseListState(new URLSearchParams(), () => 100).size).toBe(100);
  expect(parseListState(new URLSearchParams('size=50'), () => 100).size).toBe(50);
});

test('the same criterion twice is one, and a new one starts at page 1', () => {
  const once = addCriteria({ ...plain, page: 4 }, [{ name: 'tag', value: 'v1' }]);
  expect(once).toMatchObject({ page: 1, criteria: [{ name: 'tag', value: 'v1', join: 'AND' }] });
  expect(addCriteria(once, [{ name: 'tag', value: 'v1' }])).toBe(once);
});

test('once the first criterion is gone, the next joins nothing', () => {
  const text = writeListState(new URLSearchParams(), {
    ...plain,
    criteria: [{ name: 'tag', value: 'v2', join: 'OR' }],
  });
  expect(text.toString()).toBe('q=tag%3Av2');
});

test('the other view keeps the filters that it knows', () => {
  const images: ListState = {
    ...plain,
    page: 3,
    scanned: true,
    sort: { key: 'ImageSize', order: 'asc' },
    criteria: [
      { name: 'tag', value: 'v1', join: 'AND' },
      { name: 'riskLevel', value: 'high', join: 'OR' },
    ],
  };
  expect(switchView(images, 'repositories', 50)).toEqual({
    ...plain,
    view: 'repositories',
    size: 50,
    criteria: [{ name: 'riskLevel', value: 'high', join: 'OR' }],
  });
});
