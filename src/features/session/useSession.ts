import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Session } from '#contract/session.ts';
import { useLanguage } from '../../api/language.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { fetchSession } from '../../api/session.ts';

/** Who is signed in here. */
export function useSession(): UseQueryResult<Session> {
  const language = useLanguage();
  return useQuery({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => fetchSession(language, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
