import * as z from 'zod/mini';
import { type SortOrder, sortOrders } from '#contract/enums.ts';
import { type BaseSortKey, baseSortKeys } from '#contract/images/bases.ts';
import type { Paging } from '../../ui/table/paging.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../ui/urlState/linkRules.ts';
import { pageParams, readFind, readParams, writePageParams } from '../../ui/urlState/pageParams.ts';
import { useListUrlState } from '../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../ui/urlState/useUrlParams.ts';

/** Which base images the view shows; it lives in the URL. */
interface BaseListState extends Paging {
  readonly find: string;
  /** Those of one registry alone, by its id. */
  readonly instanceId: string | null;
  /** Null is the view's own order: those first that most high findings come from. */
  readonly sort: { readonly key: BaseSortKey; readonly order: SortOrder } | null;
}

const sortParam = z.enum(baseSortKeys);
const orderParam = z.enum(sortOrders);
const idParam = z.string().check(z.regex(/^[1-9]\d{0,14}$/));

/** What an address may say of the base images that it shows. */
export const baseRules: LinkRules = {
  view: (value) => value === 'bases',
  search: findRule,
  in: accepts(idParam),
  sort: accepts(sortParam),
  order: accepts(orderParam),
  ...pagingRules,
};

const parameters = z.object({
  in: z.catch(z.nullable(idParam), null),
  sort: z.catch(z.nullable(sortParam), null),
  order: z.catch(orderParam, 'desc'),
  ...pageParams,
});

function parse(params: URLSearchParams): BaseListState {
  const { in: instanceId, sort, order, ...paging } = readParams(parameters, params);
  return {
    ...paging,
    find: readFind(params),
    instanceId,
    sort: sort === null ? null : { key: sort, order },
  };
}

function write(params: URLSearchParams, state: BaseListState): URLSearchParams {
  return withParams(params, {
    search: state.find === '' ? null : state.find,
    in: state.instanceId,
    sort: state.sort?.key ?? null,
    order: state.sort?.order === 'asc' ? 'asc' : null,
    ...writePageParams(state),
  });
}

const codec = { parse, write };

/** The filters that leave nothing out. */
export const noFilter = { find: '', instanceId: null } as const;

/** Whether anything may be left out. */
export function isNarrowed({ find, instanceId }: BaseListState): boolean {
  return find !== '' || instanceId !== null;
}

/** What the view asks for. */
export function basesRequest({ find, instanceId, sort, page, size }: BaseListState) {
  return {
    CurrentPage: page,
    PageSize: size,
    ...(find === '' ? {} : { SearchText: find }),
    ...(instanceId === null ? {} : { InstanceId: instanceId }),
    ...(sort === null ? {} : { SortBy: sort.key, SortOrder: sort.order }),
  };
}

/** Which base images the view shows, and the way to change that. */
export function useBaseListState(): readonly [BaseListState, (change: Partial<BaseListState>) => void] {
  return useListUrlState(codec);
}
