import * as z from 'zod/mini';
import { imageCriteriaNames, type LogicalExp, repositoryCriteriaNames } from '#contract/criteria.ts';
import { type SortOrder, sortOrders } from '#contract/enums.ts';
import { imageSortKeys, repositorySortKeys } from '#contract/images.ts';
import { limits } from '#contract/limits.ts';

export const listViews = ['repositories', 'images'] as const;
export type ListView = (typeof listViews)[number];

export interface ListCriterion {
  readonly name: string;
  readonly value: string;
}

export interface ListSort {
  readonly key: string;
  readonly order: SortOrder;
}

/** Everything that decides which rows the list shows; it lives in the URL and nowhere else. */
export interface ListState {
  readonly view: ListView;
  readonly criteria: readonly ListCriterion[];
  readonly join: LogicalExp;
  /** Images only: whether the registry's scanner has looked at them; null means either. */
  readonly scanned: boolean | null;
  readonly page: number;
  readonly size: number;
  readonly sort: ListSort | null;
}

export const defaultView: ListView = 'images';
const maxCriteria = 20;

/** The criteria and sort keys that each view's action understands. */
export const viewFacts: Record<ListView, { criteria: readonly string[]; sortKeys: readonly string[] }> = {
  images: { criteria: imageCriteriaNames, sortKeys: imageSortKeys },
  repositories: { criteria: repositoryCriteriaNames, sortKeys: repositorySortKeys },
};

/** A URL is written by anyone: each parameter is read on its own, and one that makes no sense falls back. */
const parameters = z.object({
  view: z.catch(z.enum(listViews), defaultView),
  join: z.catch(z.enum(['and', 'or']), 'and'),
  scanned: z.catch(z.nullable(z.enum(['true', 'false'])), null),
  page: z.catch(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(10_000_000)), 1),
  size: z.catch(
    z.coerce.number().check(z.refine((size) => limits.page.sizes.some((offered) => offered === size))),
    limits.page.defaultSize,
  ),
  order: z.catch(z.enum(sortOrders), 'desc'),
});

/** `q=repoName:nginx`: the name up to the first colon, the value after it; digests hold colons too. */
function parseCriterion(text: string, known: readonly string[]): ListCriterion[] {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0));
  const value = text.slice(colon + 1).trim();
  if (!known.includes(name) || value === '' || value.length > limits.text.searchText) return [];
  return [{ name, value }];
}

export function parseListState(params: URLSearchParams): ListState {
  const read = parameters.parse(
    Object.fromEntries(['view', 'join', 'scanned', 'page', 'size', 'order'].map((key) => [key, params.get(key)])),
  );
  const facts = viewFacts[read.view];
  const sortKey = params.get('sort');
  return {
    view: read.view,
    criteria: params
      .getAll('q')
      .flatMap((text) => parseCriterion(text, facts.criteria))
      .slice(0, maxCriteria),
    join: read.join === 'or' ? 'OR' : 'AND',
    scanned: read.view === 'images' && read.scanned !== null ? read.scanned === 'true' : null,
    page: read.page,
    size: read.size,
    sort: sortKey !== null && facts.sortKeys.includes(sortKey) ? { key: sortKey, order: read.order } : null,
  };
}

/** Writes the state over the parameters of the list and leaves every other one alone; what is default is left out. */
export function writeListState(params: URLSearchParams, state: ListState): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | null) => (value === null ? next.delete(key) : next.set(key, value));
  put('view', state.view === defaultView ? null : state.view);
  next.delete('q');
  for (const { name, value } of state.criteria) next.append('q', `${name}:${value}`);
  put('join', state.join === 'OR' ? 'or' : null);
  put('scanned', state.scanned === null ? null : String(state.scanned));
  put('page', state.page === 1 ? null : String(state.page));
  put('size', state.size === limits.page.defaultSize ? null : String(state.size));
  put('sort', state.sort?.key ?? null);
  put('order', state.sort?.order ?? null);
  return next;
}

export function isFiltered(state: ListState): boolean {
  return state.criteria.length > 0 || state.scanned !== null;
}

/** Adds a criterion after the others; the same one twice would only narrow nothing. */
export function withCriterion(state: ListState, criterion: ListCriterion): ListState {
  const known = state.criteria.some(({ name, value }) => name === criterion.name && value === criterion.value);
  if (known || state.criteria.length >= maxCriteria) return state;
  return { ...state, criteria: [...state.criteria, criterion], page: 1 };
}
