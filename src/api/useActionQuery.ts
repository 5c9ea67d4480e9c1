import { keepPreviousData, queryOptions, type UseQueryOptions, useQuery } from '@tanstack/react-query';
import type { ActionName, ResponseOf } from '#contract/actions/actions.ts';
import { type CallContext, callAction, type ParamsOf } from './client.ts';
import { queryKeys } from './queryKeys.ts';
import { askAgain } from './refetchInterval.ts';
import { useApi } from './useApi.ts';
import { type ActionQuery, useLastingError } from './useLastingError.ts';

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

/** The answer of a reading action, kept in the query cache; one that failed is asked for again by itself. */
export function useActionQuery<Name extends ActionName>(
  name: Name,
  params: ParamsOf<Name>,
  { keepPrevious = false, refetchInterval = false, ...options }: Options<Name> = {},
): ActionQuery<ResponseOf<Name>> {
  const asked = actionQuery(useApi(), name, params);
  const result = useQuery<ResponseOf<Name>>({
    ...asked,
    refetchInterval: askAgain(refetchInterval),
    ...options,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
  return useLastingError(asked.queryKey, result);
}
