import * as z from 'zod/mini';
import {
  type RegistryState,
  registryStateSchema,
  registryStates,
  type SortOrder,
  sortOrders,
} from '#contract/enums.ts';
import { type RegistryType, registryTypeSchema, registryTypes } from '#contract/kinds/registryTypes.ts';
import { limits } from '#contract/limits.ts';
import { type RegistrySortKey, registrySortKeys } from '#contract/registries/registryList.ts';
import type { Paging } from '../../../ui/table/paging.ts';
import { accepts, findRule, type LinkRules, pagingRules } from '../../../ui/urlState/linkRules.ts';
import { pageParams, readFind, readParams, writePageParams } from '../../../ui/urlState/pageParams.ts';
import { useListUrlState } from '../../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../../ui/urlState/useUrlParams.ts';

/** Which registries the view shows; it lives in the URL. */
export interface RegistryListState extends Paging {
  readonly find: string;
  readonly states: readonly RegistryState[];
  readonly types: readonly RegistryType[];
  readonly regions: readonly string[];
  /** Those alone that fail, themselves or in a part. */
  readonly failing: boolean;
  /** Null is the view's own order: those first that need somebody. */
  readonly sort: { readonly key: RegistrySortKey; readonly order: SortOrder } | null;
}

const sortParam = z.enum(registrySortKeys);
const orderParam = z.enum(sortOrders);
const regionParam = z.string().check(z.minLength(1), z.maxLength(64));

const repeated = (key: string, schema: z.ZodMiniType, most: number) => ({
  takes: accepts(schema),
  most,
  together: [key],
});

/** What an address may say of the registries that it shows. */
export const registryRules: LinkRules = {
  view: (value) => value === 'registries',
  search: findRule,
  state: repeated('state', registryStateSchema, registryStates.length),
  type: repeated('type', registryTypeSchema, registryTypes.length),
  region: repeated('region', regionParam, limits.page.maxSize),
  failing: (value) => value === 'true',
  sort: accepts(sortParam),
  order: accepts(orderParam),
  ...pagingRules,
};

const parameters = z.object({
  sort: z.catch(z.nullable(sortParam), null),
  order: z.catch(orderParam, 'asc'),
  ...pageParams,
});

function parse(params: URLSearchParams): RegistryListState {
  const { sort, order, ...paging } = readParams(parameters, params);
  const all = (key: string) => new Set(params.getAll(key));
  const [states, types] = [all('state'), all('type')];
  return {
    ...paging,
    find: readFind(params),
    states: registryStates.filter((state) => states.has(state)),
    types: registryTypes.filter((type) => types.has(type)),
    regions: [...all('region')].filter(accepts(regionParam)).slice(0, limits.page.maxSize),
    failing: params.get('failing') === 'true',
    sort: sort === null ? null : { key: sort, order },
  };
}

function write(params: URLSearchParams, state: RegistryListState): URLSearchParams {
  return withParams(params, {
    search: state.find === '' ? null : state.find,
    state: state.states,
    type: state.types,
    region: state.regions,
    failing: state.failing ? 'true' : null,
    sort: state.sort?.key ?? null,
    order: state.sort?.order === 'desc' ? 'desc' : null,
    ...writePageParams(state),
  });
}

const codec = { parse, write };

/** The filters that leave nothing out. */
export const noFilter = { find: '', states: [], types: [], regions: [], failing: false } as const;

/** Whether anything may be left out. */
export function isNarrowed({ find, states, types, regions, failing }: RegistryListState): boolean {
  return find !== '' || states.length + types.length + regions.length > 0 || failing;
}

/** What the view asks for. */
export function registriesRequest({ find, states, types, regions, failing, sort, page, size }: RegistryListState) {
  return {
    CurrentPage: page,
    PageSize: size,
    SortBy: sort?.key ?? 'State',
    SortOrder: sort?.order ?? 'asc',
    ...(find === '' ? {} : { SearchText: find }),
    ...(states.length === 0 ? {} : { RegistryStateInList: [...states] }),
    ...(types.length === 0 ? {} : { RegistryTypeInList: [...types] }),
    ...(regions.length === 0 ? {} : { RegionIdInList: [...regions] }),
    ...(failing ? { Failing: true } : {}),
  } as const;
}

/** Which registries the view shows, and the way to change that. */
export function useRegistryListState(): readonly [RegistryListState, (change: Partial<RegistryListState>) => void] {
  return useListUrlState(codec);
}
