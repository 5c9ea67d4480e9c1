import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { everyRegistryQuery, type RegistryList } from './everyRegistryQuery.ts';
import { type RefetchInterval, unlessFailed } from './refetchInterval.ts';
import { useApi } from './useApi.ts';

/** The registries of the data centre, all of them, kept in the query cache. */
export function useEveryRegistry(refetchInterval: RefetchInterval<RegistryList> = false): UseQueryResult<RegistryList> {
  const api = useApi();
  return useQuery({ ...everyRegistryQuery(api), refetchInterval: unlessFailed(refetchInterval) });
}
