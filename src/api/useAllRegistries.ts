import { queryOptions, useQuery } from '@tanstack/react-query';
import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { type CallContext, callAction } from './client.ts';
import { queryKeys } from './queryKeys.ts';
import { askAgain, type RefetchInterval } from './refetchInterval.ts';
import { useApi } from './useApi.ts';
import { type ActionQuery, useLastingError } from './useLastingError.ts';

export interface RegistryList {
  readonly rows: readonly RegistryRow[];
  readonly total: number;
  /** False while the first page is shown alone. */
  readonly complete: boolean;
}

/**
 * The registries of all pages: who counts them, names them or lets one choose among them must not miss any. The first
 * page is shown as soon as it is there; what is shown already changes only once all pages are read anew.
 */
function allRegistriesQuery(context: CallContext) {
  const queryKey = queryKeys.allPages(context.center, 'PageImageRegistry', context.language);
  return queryOptions<RegistryList>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const PageSize = limits.page.maxSize;
      const rows: RegistryRow[] = [];
      for (let CurrentPage = 1; ; CurrentPage += 1) {
        const answer = await callAction(context, 'PageImageRegistry', { CurrentPage, PageSize }, { signal });
        rows.push(...answer.List);
        const total = answer.PageInfo.TotalCount;
        if (CurrentPage * PageSize >= total) return { rows, total, complete: true };
        client.setQueryData<RegistryList>(queryKey, (shown) => shown ?? { rows: [...rows], total, complete: false });
      }
    },
  });
}

/** The registries of the data centre, all of them, kept in the query cache. */
export function useAllRegistries(refetchInterval: RefetchInterval<RegistryList> = false): ActionQuery<RegistryList> {
  const asked = allRegistriesQuery(useApi());
  return useLastingError(asked.queryKey, useQuery({ ...asked, refetchInterval: askAgain(refetchInterval) }));
}
