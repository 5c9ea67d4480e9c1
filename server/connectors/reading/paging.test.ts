import { describe, expect, test } from 'vitest';
import { RegistryResponse } from '../http/registryResponse.ts';
import { failureOf } from '../testing/failureOf.ts';
import { type PageWalk, walkPages } from './paging.ts';

const origin = 'https://harbor.example.test';

interface Page {
  readonly rows: readonly unknown[] | null | string;
  readonly total?: number;
  readonly link?: string;
}

/** Walks what `pageOf` answers, two names to a page. `call` counts over all attempts, from 1. */
function walk(pageOf: (page: number, call: number) => Page, other: Partial<PageWalk<string>> = {}) {
  let call = 0;
  return walkPages<string>({
    origin,
    pageSize: 2,
    keyOf: (name) => name,
    read: (raw, index) => (typeof raw === 'string' ? raw : { where: `names[${index}]`, reason: 'nameUnusable' }),
    fetch: async (page) => {
      call += 1;
      const { rows, total, link } = pageOf(page, call);
      const headers = {
        ...(total === undefined ? {} : { 'x-total-count': String(total) }),
        ...(link === undefined ? {} : { link }),
      };
      return new RegistryResponse(200, headers, JSON.stringify(rows), 1);
    },
    ...other,
  });
}

const names = ['a', 'b', 'c', 'd', 'e'];
const slice = (page: number, of = names) => of.slice((page - 1) * 2, page * 2);

describe('a list is read to its end', () => {
  test('by the total that the registry declares', async () => {
    const list = await walk((page) => ({ rows: slice(page), total: 5 }));
    expect(list).toEqual({ elements: names, skipped: [], total: 5 });
  });

  test('by its first page that is not full, where no total is declared', async () => {
    expect((await walk((page) => ({ rows: slice(page) }))).elements).toEqual(names);
  });

  test('by an empty page after full ones', async () => {
    expect((await walk((page) => ({ rows: slice(page, ['a', 'b']) }))).elements).toEqual(['a', 'b']);
  });

  test('by the next links, even where the server makes its pages shorter than asked', async () => {
    const list = await walk((page) => ({
      rows: names.slice(page - 1, page),
      ...(page < 5 ? { link: `</names?page=${page + 1}&page_size=2>; rel="next" , </names?page=1>; rel="prev"` } : {}),
    }));
    expect(list.elements).toEqual(names);
  });

  test.each([[null], [[]]])('%j is an empty list', async (rows) => {
    expect((await walk(() => ({ rows, total: 0 }))).elements).toEqual([]);
  });
});

describe('a list that is not whole is never returned', () => {
  const failure = (reason: string) => ({ code: 'RegistryFailure', reason, status: 200 });

  test('fewer elements than declared', async () => {
    expect(await failureOf(walk((page) => ({ rows: slice(page), total: 6 })))).toEqual(failure('incompleteList'));
  });

  test('the same element counted twice, as when rows move between pages', async () => {
    const moved = [['a', 'b'], ['b', 'c'], []];
    expect(await failureOf(walk((page) => ({ rows: moved[page - 1] ?? [], total: 4 })))).toEqual(
      failure('incompleteList'),
    );
  });

  test('a total that changes at every reading', async () => {
    expect(await failureOf(walk((page, call) => ({ rows: slice(page), total: 4 + call })))).toEqual(
      failure('changedWhileRead'),
    );
  });

  test('a list that changed once is read again from its first page', async () => {
    const list = await walk((page, call) =>
      call === 1 ? { rows: slice(page, ['a', 'b', 'c']), total: 3 } : { rows: slice(page), total: 5 },
    );
    expect(list.elements).toEqual(names);
  });

  test('the same page over and over', async () => {
    expect(await failureOf(walk(() => ({ rows: ['a', 'b'] })))).toEqual(failure('repeatedPage'));
  });

  test('a next link that leads back', async () => {
    const back = () => ({ rows: ['a', 'b'], link: '</names?page=1>; rel="next"' });
    expect(await failureOf(walk(back))).toEqual(failure('repeatedPage'));
  });

  test.each(['https://evil.example.test/names?page=2', '//evil.example.test/names?page=2'])(
    'a next link to another host: %s',
    async (link) => {
      const away = () => ({ rows: ['a', 'b'], link: `<${link}>; rel="next"` });
      expect(await failureOf(walk(away))).toEqual(failure('otherOrigin'));
    },
  );

  test('more pages than any registry has', async () => {
    const endless = (page: number) => ({ rows: [`a${page}`, `b${page}`] });
    expect(await failureOf(walk(endless, { maxPages: 20 }))).toEqual(failure('tooManyPages'));
  });

  test('more elements than any list has', async () => {
    const full = Array.from({ length: 300_000 }, (_, n) => `a${n}`);
    const endless = (page: number) => ({ rows: [`first of ${page}`, ...full] });
    expect(await failureOf(walk(endless))).toEqual(failure('tooLarge'));
  });

  test('more elements that are not understood than a list of such elements can hold', async () => {
    const rows = Array.from({ length: 10_001 }, () => 7) as never;
    expect(await failureOf(walk(() => ({ rows })))).toEqual(failure('unexpectedAnswer'));
  });

  test.each([{ rows: 'names' }, { rows: {} as never }])('a page that is no list: %j', async (page) => {
    expect(await failureOf(walk(() => page))).toEqual(failure('unexpectedAnswer'));
  });
});

test('an element that is not understood counts toward the total, with its place and reason', async () => {
  const list = await walk((page) => ({ rows: slice(page, ['a', 7, 'c'] as never), total: 3 }));
  expect(list.elements).toEqual(['a', 'c']);
  expect(list.skipped).toEqual([{ where: 'names[1]', reason: 'nameUnusable' }]);
});
