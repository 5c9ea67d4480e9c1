import { QueryClient } from '@tanstack/react-query';
import { isRetryable, isSilence } from '../api/apiError.ts';

const tries = 2;

/**
 * The cache of everything the server said. Whether there is a network is not asked first: the browser's guess is often wrong, and
 * a call that waited for one silently would neither fail nor be seen to wait.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnReconnect: true,
        // Who has waited in vain is told so before it is tried again.
        retry: (failures, error) => failures < tries && isRetryable(error) && !isSilence(error),
        staleTime: 5000,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
