import { queryOptions, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Session } from '#contract/access/session.ts';
import type { Language } from '#contract/language.ts';
import { useLanguage } from './language.ts';
import { queryKeys } from './queryKeys.ts';
import { fetchSession } from './session.ts';

/** The question who is signed in; the page asks it while the rest of it still loads. */
export function sessionQuery(language: Language) {
  return queryOptions<Session>({
    queryKey: queryKeys.session,
    queryFn: ({ signal }) => fetchSession(language, signal),
    staleTime: Number.POSITIVE_INFINITY,
    // Somebody may have signed in again in another tab.
    refetchOnWindowFocus: ({ state }) => (state.data?.userName === null ? 'always' : false),
  });
}

/** Who is signed in here. */
export function useSession(): UseQueryResult<Session> {
  return useQuery(sessionQuery(useLanguage()));
}

/** Who is signed in, as far as the page knows already: its frame is what asks. */
export function useKnownSession(): Session | undefined {
  return useQuery({ ...sessionQuery(useLanguage()), enabled: false }).data;
}
