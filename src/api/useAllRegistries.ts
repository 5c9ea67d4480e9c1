import { queryOptions, useQuery } from '@tanstack/react-query';
import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { type CallContext, callAction } from './client.ts';
import { queryKeys } from './queryKeys.ts';
import { askAgain } from './refetchInterval.ts';
import { useApi } from './useApi.ts';
import { type ActionQuery, useLastingError } from './useLastingError.ts';

/** The registries of all pages: who counts them or lets one choose among them must not miss any. */
function allRegistriesQuery(context: CallContext) {
  return queryOptions<readonly RegistryRow[]>({
    queryKey: queryKeys.allPages(context.center, 'PageImageRegistry', context.language),
    queryFn: async ({ signal }) => {
      const PageSize = limits.page.maxSize;
      const rows: RegistryRow[] = [];
      for (let CurrentPage = 1; ; CurrentPage += 1) {
        const answer = await callAction(context, 'PageImageRegistry', { CurrentPage, PageSize }, { signal });
        rows.push(...answer.List);
        if (CurrentPage * PageSize >= answer.PageInfo.TotalCount) return rows;
      }
    },
  });
}

/** The registries of the data centre, all of them, kept in the query cache. */
export function useAllRegistries(): ActionQuery<readonly RegistryRow[]> {
  const asked = allRegistriesQuery(useApi());
  return useLastingError(asked.queryKey, useQuery({ ...asked, refetchInterval: askAgain<readonly RegistryRow[]>() }));
}
