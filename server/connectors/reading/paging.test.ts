import { describe, expect, test } from 'vitest';
import { answerError } from '../../domain/registryError.ts';
import { RegistryResponse } from '../http/answer/registryResponse.ts';
import { failureOf } from '../testing/failureOf.ts';
import { collectPages, type PageWalk } from './paging.ts';

interface Page {
  readonly rows: readonly unknown[] | null | string;
  readonly total?: number;
  readonly link?: string;
}

/** The pages that were asked for by the last walk, as `page@size`. */
let asked: string[] = [];

/** Walks what `pageOf` answers, two names to a page. `call` counts over all attempts, from 1. */
function walk(pageOf: (page: number, call: number, size: number) => Page, other: Partial<PageWalk<string>> = {}) {
  let call = 0;
  asked = [];
  return collectPages<string>({
    pageSize: 2,
    keyOf: (name) => name,
    read: (raw, index) => (typeof raw === 'string' ? raw : { where: `names[${index}]`, reason: 'nameUnusable' }),
    fetch: async (page, size) => {
      call += 1;
      asked.push(`${page}@${size}`);
      const { rows, total, link } = pageOf(page, call, size);
      const headers = {
        ...(total === undefined ? {} : { 'x-total-count': String(total) }),
        ...(link === undefined ? {} : { link }),
      };
      return new RegistryResponse(200, headers, Buffer.from(JSON.stringify(rows)), 1);
    },
    ...other,
  });
}

const names = ['a', 'b', 'c', 'd', 'e'];
const slice = (page: number, of = names, size = 2) => of.slice((page - 1) * size, page * size);
const linkTo = (page: number) => `</names?page=${page}&page_size=2>; rel="next" , </names?page=1>; rel="prev"`;

describe('the end of a list is proven', () => {
  test('by the total that the registry declares', async () => {
    expect(await walk((page) => ({ rows: slice(page), total: 5 }))).toEqual({
      elements: names,
      skipped: [],
      doubts: [],
      seen: 5,
      total: 5,
    });
    expect(asked).toHaveLength(3);
  });

  test('by an empty page where no total is declared: a short one alone proves nothing', async () => {
    const { elements, doubts } = await walk((page) => ({ rows: slice(page, names, 1) }));
    expect(elements).toEqual(names);
    expect(doubts).toEqual([]);
    expect(asked).toHaveLength(6);
  });

  test('by a Link without next, even where the server makes its pages shorter than asked', async () => {
    const list = await walk((page) => ({
      rows: slice(page, names, 1),
      link: page < 5 ? linkTo(page + 1) : '</names?page=4>; rel="prev"',
    }));
    expect(list).toMatchObject({ elements: names, doubts: [] });
    expect(asked).toHaveLength(5);
  });

  test('by its one answer, where it has no pages', async () => {
    const list = await walk(() => ({ rows: names }), { pageSize: null });
    expect(list).toMatchObject({ elements: names, doubts: [] });
    expect(asked).toHaveLength(1);
  });

  test.each([[null], [[]]])('%j is an empty list', async (rows) => {
    expect(await walk(() => ({ rows, total: 0 }))).toMatchObject({ elements: [], doubts: [] });
  });

  test('across empty pages in the middle, as of a registry that leaves out what it has counted', async () => {
    const pages = [[], ['a'], [], ['b', 'c']];
    const list = await walk((page) => ({ rows: pages[page - 1] ?? [], total: 3 }));
    expect(list).toMatchObject({ elements: ['a', 'b', 'c'], doubts: [] });
  });

  test.each(['https://evil.example.test/names?page=2', '//10.0.0.1/names?page=2', 'not an address'])(
    'by its pages’ numbers, wherever a Link leads: %s',
    async (link) => {
      const list = await walk((page) => ({
        rows: slice(page),
        ...(page < 3 ? { link: `<${link}>; rel="next"` } : {}),
      }));
      expect(list).toMatchObject({ elements: names, doubts: [] });
    },
  );
});

describe('a total that is wrong takes nothing away, and is said', () => {
  test('where it is above what is listed', async () => {
    expect(await walk((page) => ({ rows: slice(page), total: 6 }))).toMatchObject({
      elements: names,
      doubts: ['ownCount'],
    });
  });

  test('where it is far above, the list ends all the same', async () => {
    const list = await walk((page) => ({ rows: slice(page), total: 1_000_000 }));
    expect(list).toMatchObject({ elements: names, doubts: ['ownCount'] });
    expect(asked.length).toBeLessThan(40);
  });

  test.each([1, 2, 4])('where it is below: %i of 5', async (total) => {
    expect((await walk((page) => ({ rows: slice(page), total }))).elements).toEqual(names);
  });

  test('where it changes at every page: all that was seen is kept', async () => {
    const list = await walk((page, call) => ({ rows: slice(page), total: 4 + call }));
    expect(list).toMatchObject({ elements: names, doubts: ['changedWhileRead'] });
  });

  test('where it changed once, a second reading is whole, and every element came once', async () => {
    const list = await walk((page, call) =>
      call <= 2 ? { rows: slice(page, ['a', 'b', 'c']), total: 2 + call } : { rows: slice(page), total: 5 },
    );
    expect(list.elements.toSorted()).toEqual(names);
    expect(list.doubts).toEqual([]);
  });

  test('where one page lacks it', async () => {
    const list = await walk((page) => ({ rows: slice(page), ...(page === 2 ? {} : { total: 5 }) }));
    expect(list).toMatchObject({ elements: names, doubts: [] });
  });
});

test.each([3, 30])(
  'what is pushed while %i pages are read moves elements on: none is lost, none comes twice',
  async (pages) => {
    const held = Array.from({ length: 2 * pages }, (_, place) => `held ${place}`);
    const list = [...held];
    let pushed = 0;
    const walked = await walk((page) => {
      pushed += 1;
      list.unshift(`new ${pushed}`);
      return { rows: slice(page, list), total: list.length };
    });
    expect(walked.elements).toEqual(expect.arrayContaining(held));
    expect(new Set(walked.elements).size).toBe(walked.elements.length);
    expect(walked.doubts).toContain('changedWhileRead');
  },
);

describe('an empty page', () => {
  test('that a Link leads on from is not the end, whether or not there is a total', async () => {
    const pages = [['a', 'b'], [], [], ['c']];
    const answer = (page: number) => ({ rows: pages[page - 1] ?? [], ...(page < 4 ? { link: linkTo(page + 1) } : {}) });
    expect(await walk(answer)).toMatchObject({ elements: ['a', 'b', 'c'], doubts: [] });
    expect((await walk((page) => ({ ...answer(page), total: 1 }))).elements).toEqual(['a', 'b', 'c']);
  });

  test('after which a Link leads on and on is left, and that is said', async () => {
    const list = await walk((page) => ({ rows: slice(page), link: linkTo(page + 1) }));
    expect(list).toMatchObject({ elements: names, doubts: ['tooLong'] });
    expect(asked.length).toBeLessThan(40);
  });
});

describe('a page that fails', () => {
  const failing = (...pages: number[]) => {
    const seen: string[] = [];
    const walking = walk(
      (page) => {
        if (pages.includes(page)) throw answerError('status', 500);
        return { rows: slice(page), total: 5 };
      },
      {
        keyOf: (name) => {
          seen.push(name);
          return name;
        },
      },
    );
    return { walking, seen };
  };

  test.each([
    [1, ['c', 'd', 'e'], 3],
    [2, ['a', 'b', 'e'], 3],
    [3, ['a', 'b', 'c', 'd'], 4],
  ])('keeps none behind it from being read: %i of 3', async (page, others, calls) => {
    const { walking, seen } = failing(page);
    expect(await failureOf(walking)).toEqual({ code: 'RegistryFailure', reason: 'status', status: 500 });
    expect(seen).toEqual(others);
    expect(asked).toHaveLength(calls);
  });

  test('as its neighbour does is a list that fails', async () => {
    const { walking, seen } = failing(2, 3);
    expect(await failureOf(walking)).toMatchObject({ code: 'RegistryFailure', status: 500 });
    expect(seen).toEqual(['a', 'b']);
  });
});

describe('a list without an end is left', () => {
  test('where the same page comes over and over', async () => {
    const list = await walk(() => ({ rows: ['a', 'b'] }));
    expect(list).toMatchObject({ elements: ['a', 'b'], doubts: ['repeatedPage'] });
    expect(asked.length).toBeLessThan(6);
  });

  test('where there are more pages than any registry has', async () => {
    const list = await walk((page) => ({ rows: [`a${page}`, `b${page}`] }), { maxPages: 20 });
    expect(list.elements).toHaveLength(40);
    expect(list.doubts).toEqual(['tooLong']);
  });

  test('where elements stand for more images than any repository holds', async () => {
    const list = await walk((page) => ({ rows: slice(page) }), { imagesOf: () => 120_000 });
    expect(list).toMatchObject({ elements: ['a', 'b'], doubts: ['tooLong'] });
  });

  test('where hardly anything in it is understood', async () => {
    const rows = Array.from({ length: 10_001 }, (_, n) => n);
    expect(await failureOf(walk(() => ({ rows })))).toMatchObject({ reason: 'unexpectedAnswer' });
  });
});

test.each([{ rows: 'names' }, { rows: {} as never }])('a page that is no list is a failure: %j', async (page) => {
  expect(await failureOf(walk(() => page))).toEqual({
    code: 'RegistryFailure',
    reason: 'unexpectedAnswer',
    status: 200,
  });
});

test('a page that is too large is asked for at half the size, down to single elements', async () => {
  const list = await walk(
    (page, _call, size) => {
      const rows = slice(page, names, size);
      if (rows.includes('d') && rows.length > 1) throw answerError('tooLarge', 200);
      return { rows, total: 5 };
    },
    { pageSize: 4 },
  );
  expect(list).toMatchObject({ elements: names, doubts: [] });
  expect(new Set(asked.map((page) => page.split('@')[1]))).toEqual(new Set(['4', '2', '1']));
});

test('a page that stands for very many images is asked for at half the size, and every element comes once', async () => {
  const { elements, doubts } = await walk((page, _call, size) => ({ rows: slice(page, names, size), total: 5 }), {
    pageSize: 4,
    imagesOf: () => 9_000,
  });
  expect(elements).toEqual(names);
  expect(doubts).toEqual([]);
  expect(asked).toEqual(['1@4', '1@2', '2@2', '3@2']);
});

test('an element that is not understood counts toward the total, with its place and reason', async () => {
  const list = await walk((page) => ({ rows: slice(page, ['a', 7, 'c'] as never), total: 3 }));
  expect(list.elements).toEqual(['a', 'c']);
  expect(list.skipped).toEqual([{ where: 'names[1]', reason: 'nameUnusable' }]);
  expect(list.doubts).toEqual(['skipped']);
});
