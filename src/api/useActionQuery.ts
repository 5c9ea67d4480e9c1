import {
  keepPreviousData,
  queryOptions,
  type UseQueryOptions,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { ActionName, ResponseOf } from '#contract/actions.ts';
import { type CallContext, callAction, type ParamsOf } from './client.ts';
import { queryKeys } from './queryKeys.ts';
import { stopAfterFailure } from './refetchInterval.ts';
import { useApi } from './useApi.ts';

type Options<Name extends ActionName> = Pick<
  UseQueryOptions<ResponseOf<Name>>,
  'enabled' | 'refetchInterval' | 'staleTime'
> & {
  /** Shows the last answer while the next page or filter loads. */
  keepPrevious?: boolean;
};

/** A reading action's place in the query cache, and how to ask for it. */
export function actionQuery<Name extends ActionName>(context: CallContext, name: Name, params: ParamsOf<Name>) {
  return queryOptions<ResponseOf<Name>>({
    queryKey: queryKeys.call(context.center, name, context.language, params),
    queryFn: ({ signal }) => callAction(context, name, params, { signal }),
  });
}

/** The answer of a reading action, kept in the query cache. */
export function useActionQuery<Name extends ActionName>(
  name: Name,
  params: ParamsOf<Name>,
  { keepPrevious = false, refetchInterval = false, ...options }: Options<Name> = {},
): UseQueryResult<ResponseOf<Name>> {
  const api = useApi();
  return useQuery<ResponseOf<Name>>({
    ...actionQuery(api, name, params),
    refetchInterval: stopAfterFailure(refetchInterval),
    ...options,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}
