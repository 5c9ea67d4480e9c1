import * as z from 'zod/mini';
import { type Severity, severities } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { pageParameters } from '../../ui/address/pageParameters.ts';

export const topSortKeys = ['ImageCount', 'Severity', 'CvssScore'] as const;
export type TopSortKey = (typeof topSortKeys)[number];

/** Which vulnerabilities of all images are shown; it lives in the URL. */
export interface TopState {
  readonly severities: readonly Severity[];
  readonly fixable: boolean;
  readonly find: string;
  readonly sort: TopSortKey;
  readonly page: number;
  readonly size: number;
}

/** A URL is written by anyone: what makes no sense falls back. */
const parameters = z.object({
  sort: z.catch(z.enum(topSortKeys), 'ImageCount'),
  ...pageParameters,
});

export function parseTopState(params: URLSearchParams): TopState {
  const read = parameters.parse(Object.fromEntries(['sort', 'page', 'size'].map((key) => [key, params.get(key)])));
  const wanted = new Set(params.getAll('level'));
  return {
    ...read,
    severities: severities.filter((level) => wanted.has(level)),
    fixable: params.get('fix') === 'true',
    find: (params.get('search') ?? '').trim().slice(0, limits.text.searchText),
  };
}

/** What leaves nothing out. */
export const noFilter = { severities: [], fixable: false, find: '' } as const satisfies Partial<TopState>;

/** Whether anything may be left out. */
export function isNarrowed({ severities: levels, fixable, find }: TopState): boolean {
  return levels.length > 0 || fixable || find !== '';
}

/** Leaves every other parameter alone; what is default is left out. */
export function writeTopState(params: URLSearchParams, state: TopState): URLSearchParams {
  const next = new URLSearchParams(params);
  const put = (key: string, value: string | null) => (value === null ? next.delete(key) : next.set(key, value));
  next.delete('level');
  for (const level of state.severities) next.append('level', level);
  put('fix', state.fixable ? 'true' : null);
  put('search', state.find === '' ? null : state.find);
  put('sort', state.sort === 'ImageCount' ? null : state.sort);
  put('page', state.page === 1 ? null : String(state.page));
  put('size', state.size === limits.page.defaultSize ? null : String(state.size));
  return next;
}
