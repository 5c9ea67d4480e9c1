import * as z from 'zod/mini';
import type { Paging } from '../../../ui/table/paging.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../../ui/urlState/linkRules.ts';
import { pageParams, readFind, readParams, writePageParams } from '../../../ui/urlState/pageParams.ts';
import { useListUrlState } from '../../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../../ui/urlState/useUrlParams.ts';

export const comparisonTabs = ['vulnerabilities', 'risks', 'layers', 'configuration'] as const;
export type ComparisonTab = (typeof comparisonTabs)[number];

/** What became of findings: only in the newer image; gone with a fix that was known; gone without one. */
export const findingChanges = ['came', 'fixed', 'went'] as const;
export type FindingChange = (typeof findingChanges)[number];

/** What of a comparison is shown; it lives in the URL. */
interface ComparisonState extends Paging {
  readonly tab: ComparisonTab;
  readonly show: FindingChange;
  /** A part of name or package that findings have. */
  readonly find: string;
  /** Null is the server's choice. */
  readonly platform: string | null;
}

const tabParam = z.enum(comparisonTabs);
const showParam = z.enum(findingChanges);
const platformParam = z.string().check(z.minLength(1), z.maxLength(64));

/** What an address may say of a comparison. */
export const comparisonRules: LinkRules = {
  tab: accepts(tabParam),
  show: accepts(showParam),
  search: findRule,
  on: accepts(platformParam),
  ...pagingRules,
};

const parameters = z.object({
  tab: z.catch(tabParam, 'vulnerabilities'),
  show: z.catch(showParam, 'came'),
  on: z.catch(z.nullable(platformParam), null),
  ...pageParams,
});

function parse(params: URLSearchParams): ComparisonState {
  const { on: platform, ...read } = readParams(parameters, params);
  return { ...read, platform, find: readFind(params) };
}

function write(params: URLSearchParams, { tab, show, find, platform, ...paging }: ComparisonState): URLSearchParams {
  return withParams(params, {
    tab: tab === 'vulnerabilities' ? null : tab,
    show: show === 'came' ? null : show,
    search: find === '' ? null : find,
    on: platform,
    ...writePageParams(paging),
  });
}

const codec = { parse, write };

/** What of a comparison is shown, and the way to change that. */
export function useComparisonState(): readonly [ComparisonState, (change: Partial<ComparisonState>) => void] {
  return useListUrlState(codec);
}
