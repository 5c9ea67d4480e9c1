import {
  keepPreviousData,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ActionName, ResponseOf } from '#contract/actions.ts';
import { actionQuery } from './actionQuery.ts';
import type { ParamsOf } from './client.ts';
import { useApi } from './useApi.ts';

type RefetchInterval<Name extends ActionName> = NonNullable<UseQueryOptions<ResponseOf<Name>>['refetchInterval']>;

type Options<Name extends ActionName> = Pick<
  UseQueryOptions<ResponseOf<Name>>,
  'enabled' | 'refetchInterval' | 'staleTime'
> & {
  /** Shows the last answer while the next page or filter loads. */
  keepPrevious?: boolean;
  /** Asks while the page is still being drawn, before all that only asks once it is on screen. */
  early?: boolean;
};

/**
 * Without any answer yet, an error stays on screen until somebody retries: asking again by itself would
 * go back to "loading" each time, and the error with its advice would only flash.
 */
function unlessFailed<Name extends ActionName>(interval: RefetchInterval<Name>): RefetchInterval<Name> {
  return (query) => {
    if (query.state.status === 'error' && query.state.data === undefined) return false;
    return typeof interval === 'function' ? interval(query) : interval;
  };
}

/** The answer of a reading action, kept in the query cache. */
export function useActionQuery<Name extends ActionName>(
  name: Name,
  params: ParamsOf<Name>,
  { keepPrevious = false, early = false, refetchInterval = false, ...options }: Options<Name> = {},
): UseQueryResult<ResponseOf<Name>> {
  const api = useApi();
  const queryClient = useQueryClient();
  const query = actionQuery(api, name, params);
  if (early && queryClient.getQueryState(query.queryKey) === undefined) void queryClient.prefetchQuery(query);
  return useQuery<ResponseOf<Name>>({
    ...query,
    refetchInterval: unlessFailed(refetchInterval),
    ...options,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
