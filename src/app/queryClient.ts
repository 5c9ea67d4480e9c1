import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { hasErrorCode, isRetryable } from '../api/apiError.ts';
import { queryKeys } from '../api/queryKeys.ts';

const tries = 2;

/**
 * The cache of everything the server said. An answer "not signed in", wherever it comes from, asks for
 * the session anew, so that the sign-in page stands in place of the page and the address stays.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (hasErrorCode(error, 'NotSignedIn')) void client.invalidateQueries({ queryKey: queryKeys.session });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < tries && isRetryable(error),
        staleTime: 5000,
      },
      mutations: { retry: false },
    },
  });
  return client;
}
