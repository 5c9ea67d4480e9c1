import { queryOptions, useQuery } from '@tanstack/react-query';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { allPages } from './allPages.ts';
import { type CallContext, callAction } from './client.ts';
import { queryKeys } from './queryKeys.ts';
import { askAgain } from './refetchInterval.ts';
import { useApi } from './useApi.ts';
import { type ActionQuery, useLastingError } from './useLastingError.ts';

function allRegistriesQuery(context: CallContext) {
  return queryOptions<readonly RegistryRow[]>({
    queryKey: queryKeys.allPages(context.center, 'PageImageRegistry', context.language, {}),
    queryFn: ({ signal }) =>
      allPages(async (paging) => {
        const { List, PageInfo } = await callAction(context, 'PageImageRegistry', paging, { signal });
        return { rows: List, total: PageInfo.TotalCount };
      }),
  });
}

/** The registries of the data centre, all of them, kept in the query cache. */
export function useAllRegistries(): ActionQuery<readonly RegistryRow[]> {
  const asked = allRegistriesQuery(useApi());
  // Always asked for anew: a form waits for an answer since it was opened.
  return useLastingError(
    asked.queryKey,
    useQuery({ ...asked, refetchInterval: askAgain<readonly RegistryRow[]>(), staleTime: 0 }),
  );
}
