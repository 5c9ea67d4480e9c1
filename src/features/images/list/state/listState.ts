import * as z from 'zod/mini';
import { type SortOrder, sortOrders } from '#contract/enums.ts';
import { imageCriteriaNames, type LogicalExp, repositoryCriteriaNames } from '#contract/images/criteria.ts';
import { imageSortKeys, repositorySortKeys } from '#contract/images/images.ts';
import { limits } from '#contract/limits.ts';
import { accepts, type LinkRules, pagingRules } from '../../../../ui/urlState/linkRules.ts';
import { pageParams, pageSizeParam, readParams } from '../../../../ui/urlState/pageParams.ts';
import { withParams } from '../../../../ui/urlState/useUrlParams.ts';
import { takesValue } from './criterionValues.ts';

const listViews = ['repositories', 'images'] as const;
export type ListView = (typeof listViews)[number];

/** Views with filters and an order of their own, which lists of images and repositories know nothing of. */
const ownViews = ['registries', 'bases'] as const;
export type OwnView = (typeof ownViews)[number];

/** What the page shows below its cards. */
export const pageViews = [...ownViews, ...listViews] as const;
export type PageView = (typeof pageViews)[number];

export function isListView(view: PageView): view is ListView {
  return listViews.some((known) => known === view);
}

export interface ListCriterion {
  readonly name: string;
  readonly value: string;
  /** How it joins what stands to its left; without a meaning for the first. */
  readonly join: LogicalExp;
}

export interface ListSort {
  readonly key: string;
  readonly order: SortOrder;
}

/** Everything that decides which rows the list shows; it lives in the URL and nowhere else. */
export interface ListState {
  readonly view: ListView;
  readonly criteria: readonly ListCriterion[];
  /** Images only: whether the registry's scanner has looked at them; null means either. */
  readonly scanned: boolean | null;
  readonly page: number;
  readonly size: number;
  readonly sort: ListSort | null;
}

export const defaultView: ListView = 'images';

/** The criteria and sort keys that each view's action understands. */
export const supportedByView: Record<ListView, { criteria: readonly string[]; sortKeys: readonly string[] }> = {
  images: { criteria: imageCriteriaNames, sortKeys: imageSortKeys },
  repositories: { criteria: repositoryCriteriaNames, sortKeys: repositorySortKeys },
};

const viewParam = z.enum(listViews);
const scannedParam = z.enum(['true', 'false']);
const orderParam = z.enum(sortOrders);

/** A URL is written by anyone: each parameter is read on its own, and one that makes no sense falls back. */
const parameters = z.object({
  view: z.catch(viewParam, defaultView),
  scanned: z.catch(z.nullable(scannedParam), null),
  page: pageParams.page,
  size: z.catch(z.nullable(pageSizeParam), null),
  order: z.catch(orderParam, 'desc'),
});

/** The parameter that carries a criterion says how it joins those before it. */
const joinOf: Readonly<Record<string, LogicalExp>> = { q: 'AND', or: 'OR' };
const parameterOf: Record<LogicalExp, string> = { AND: 'q', OR: 'or' };

/** `q=repoName:nginx`: the name up to the first colon, the value after it; digests hold colons too. */
function parseCriterion(text: string, join: LogicalExp, known: readonly string[]): ListCriterion[] {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0));
  const value = text.slice(colon + 1).trim();
  if (!known.includes(name) || !takesValue(name, value)) return [];
  return [{ name, value, join }];
}

/** The first joins nothing, so it always reads AND. */
function fromFirst(criteria: readonly ListCriterion[]): readonly ListCriterion[] {
  return criteria.map((criterion, index) => (index === 0 ? { ...criterion, join: 'AND' } : criterion));
}

/**
 * `sizeOf` tells the page size of a view for an address that does not name one. Of criteria the first count, as many as
 * `most`.
 */
export function parseListState(
  params: URLSearchParams,
  sizeOf: (view: ListView) => number = () => limits.page.defaultSize,
  most: number = limits.criteria,
): ListState {
  const read = readParams(parameters, params);
  const facts = supportedByView[read.view];
  const sortKey = params.get('sort');
  const criteria = [...params].flatMap(([key, text]) => {
    const join = joinOf[key];
    return join === undefined ? [] : parseCriterion(text, join, facts.criteria);
  });
  return {
    view: read.view,
    criteria: fromFirst(criteria.slice(0, most)),
    scanned: read.view === 'images' && read.scanned !== null ? read.scanned === 'true' : null,
    page: read.page,
    size: params.has('size') && read.size !== null ? read.size : sizeOf(read.view),
    sort: sortKey !== null && facts.sortKeys.includes(sortKey) ? { key: sortKey, order: read.order } : null,
  };
}

/** Which of the page's views an address shows. */
export function pageViewOf(params: URLSearchParams): PageView {
  return ownViews.find((view) => view === params.get('view')) ?? parseListState(params).view;
}

/** What an address may say of the list that it shows, narrowed by at most so many criteria. */
export function listRules(params: URLSearchParams, most: number = limits.criteria): LinkRules {
  const { view } = parseListState(params);
  const facts = supportedByView[view];
  const takes = (text: string) => parseCriterion(text, 'AND', facts.criteria).length > 0;
  const criterion = { takes, most, together: Object.keys(joinOf) };
  return {
    view: accepts(viewParam),
    q: criterion,
    or: criterion,
    scanned: (value) => view === 'images' && accepts(scannedParam)(value),
    sort: (value) => facts.sortKeys.includes(value),
    order: accepts(orderParam),
    ...pagingRules,
  };
}

/** Writes the state over the parameters of the list and leaves every other one alone; what is default is left out. */
export function writeListState(params: URLSearchParams, state: ListState): URLSearchParams {
  // What narrows and orders registries says nothing of images.
  const kept = isListView(pageViewOf(params)) ? params : new URLSearchParams();
  const next = withParams(kept, { view: state.view === defaultView ? null : state.view });
  for (const key of Object.keys(joinOf)) next.delete(key);
  for (const { name, value, join } of fromFirst(state.criteria)) next.append(parameterOf[join], `${name}:${value}`);
  return withParams(next, {
    scanned: state.scanned === null ? null : String(state.scanned),
    page: state.page === 1 ? null : state.page,
    // A later page without its size would be another page for a colleague who prefers another size.
    size: state.size === limits.page.defaultSize && state.page === 1 ? null : state.size,
    sort: state.sort?.key ?? null,
    order: state.sort?.order ?? null,
  });
}

export function isFiltered(state: ListState): boolean {
  return state.criteria.length > 0 || state.scanned !== null;
}

/** What the filters come to, as a text that is equal for equal filters. */
export function filterKey({ view, criteria, scanned }: ListState): string {
  return JSON.stringify([view, criteria, scanned]);
}

/** Adds criteria after the others, from page 1; the same one twice would narrow nothing. */
export function addCriteria(state: ListState, added: readonly Omit<ListCriterion, 'join'>[]): ListState {
  const fresh = added.filter(
    (criterion) => !state.criteria.some(({ name, value }) => name === criterion.name && value === criterion.value),
  );
  if (fresh.length === 0) return state;
  return {
    ...state,
    criteria: [...state.criteria, ...fresh.map((each) => ({ ...each, join: 'AND' as const }))],
    page: 1,
  };
}

/** The same filters in the other view, as far as it knows them. */
export function switchView(state: ListState, view: ListView, size: number): ListState {
  const criteria = state.criteria.filter(({ name }) => supportedByView[view].criteria.includes(name));
  return { view, criteria, scanned: null, sort: null, page: 1, size };
}
