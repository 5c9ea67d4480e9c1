import { expect, test } from 'vitest';
import { type LinkRules, pagingRules, slipsOf, withoutSlips } from './linkRules.ts';

const rules: LinkRules = { ...pagingRules, view: (value) => value === 'images' };

const slips = (search: string) =>
  slipsOf(new URLSearchParams(search), rules).map(({ key, value }) => `${key}=${value}`);

test('an address that says only what the page knows has no slip', () => {
  expect(slips('view=images&page=2&size=50')).toEqual([]);
  expect(slips('')).toEqual([]);
});

test.each([
  'page=0',
  'page=-1',
  'page=1.5',
  'page=2x',
  'page=',
  'size=7',
  'view=Images',
  'veiw=images',
  'constructor=1',
])('%s is a slip', (search) => {
  expect(slips(`${search}&view=images`)).toEqual([search]);
});

test('what is wrong goes, and all else stays', () => {
  const params = new URLSearchParams('page=0&view=images&size=50&veiw=x');
  expect(withoutSlips(params, rules).toString()).toBe('view=images&size=50');
});
