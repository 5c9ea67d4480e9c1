import { expect, test } from 'vitest';
import { invalidParams, type LinkRules, pagingRules, withoutInvalidParams } from './linkRules.ts';

const filter = { takes: (value: string) => value !== '', most: 3, together: ['q', 'or'] };
const rules: LinkRules = { ...pagingRules, view: (value) => value === 'images', q: filter, or: filter };

const slips = (search: string) =>
  invalidParams(new URLSearchParams(search), rules).map(({ key, value }) => `${key}=${value}`);

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

test('of what can be said once only the first counts, and the others are slips', () => {
  expect(slips('page=2&page=3&view=images&view=images')).toEqual(['page=3', 'view=images']);
});

test('what can be said several times is a slip where it is one too many, with all that it is counted with', () => {
  expect(slips('q=a&or=b&q=c')).toEqual([]);
  expect(slips('q=a&q=&or=b&q=c&or=d&q=e')).toEqual(['q=', 'or=d', 'q=e']);
  expect(withoutInvalidParams(new URLSearchParams('q=a&or=b&q=c&or=d'), rules).toString()).toBe('q=a&or=b&q=c');
});

test('what is wrong goes, and all else stays', () => {
  const params = new URLSearchParams('page=0&view=images&size=50&veiw=x');
  expect(withoutInvalidParams(params, rules).toString()).toBe('view=images&size=50');
});
