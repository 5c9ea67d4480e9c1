import { keepPreviousData, type UseQueryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ActionName, ResponseOf } from '#contract/actions.ts';
import { actionQuery } from './actionQuery.ts';
import type { ParamsOf } from './client.ts';
import { unlessFailed } from './refetchInterval.ts';
import { useApi } from './useApi.ts';

type Options<Name extends ActionName> = Pick<
  UseQueryOptions<ResponseOf<Name>>,
  'enabled' | 'refetchInterval' | 'staleTime'
> & {
  /** Shows the last answer while the next page or filter loads. */
  keepPrevious?: boolean;
};

/** The answer of a reading action, kept in the query cache. */
export function useActionQuery<Name extends ActionName>(
  name: Name,
  params: ParamsOf<Name>,
  { keepPrevious = false, refetchInterval = false, ...options }: Options<Name> = {},
): UseQueryResult<ResponseOf<Name>> {
  const api = useApi();
  return useQuery<ResponseOf<Name>>({
    ...actionQuery(api, name, params),
    refetchInterval: unlessFailed(refetchInterval),
    ...options,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
