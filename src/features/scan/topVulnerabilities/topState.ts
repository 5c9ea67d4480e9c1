import * as z from 'zod/mini';
import { type Severity, severities, severitySchema } from '#contract/enums.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../../ui/urlState/linkRules.ts';
import { pageParams, readFind, readParams, writePageParams } from '../../../ui/urlState/pageParams.ts';
import { useListUrlState } from '../../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../../ui/urlState/useUrlParams.ts';

export const topSortKeys = ['ImageCount', 'Severity', 'CvssScore'] as const;
type TopSortKey = (typeof topSortKeys)[number];

/** Which vulnerabilities of all images are shown; it lives in the URL. */
export interface TopState {
  readonly severities: readonly Severity[];
  readonly fixable: boolean;
  readonly find: string;
  readonly sort: TopSortKey;
  readonly page: number;
  readonly size: number;
}

const sortParam = z.enum(topSortKeys);

const parameters = z.object({
  sort: z.catch(sortParam, 'ImageCount'),
  ...pageParams,
});

/** What an address may say of the list. */
export const topRules: LinkRules = {
  level: { takes: accepts(severitySchema), most: severities.length, together: ['level'] },
  fix: (value) => value === 'true',
  search: findRule,
  sort: accepts(sortParam),
  ...pagingRules,
};

function parse(params: URLSearchParams): TopState {
  const read = readParams(parameters, params);
  const wanted = new Set(params.getAll('level'));
  return {
    ...read,
    severities: severities.filter((level) => wanted.has(level)),
    fixable: params.get('fix') === 'true',
    find: readFind(params),
  };
}

/** The filters that leave nothing out. */
export const noFilter = { severities: [], fixable: false, find: '' } as const satisfies Partial<TopState>;

/** Whether anything may be left out. */
export function isNarrowed({ severities: levels, fixable, find }: TopState): boolean {
  return levels.length > 0 || fixable || find !== '';
}

function write(params: URLSearchParams, state: TopState): URLSearchParams {
  return withParams(params, {
    level: state.severities,
    fix: state.fixable ? 'true' : null,
    search: state.find === '' ? null : state.find,
    sort: state.sort === 'ImageCount' ? null : state.sort,
    ...writePageParams(state),
  });
}

const codec = { parse, write };

/** Which vulnerabilities of all images are shown, and the way to change that. */
export function useTopState(): readonly [TopState, (change: Partial<TopState>) => void] {
  return useListUrlState(codec);
}
