import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { useLastingError } from './useLastingError.ts';

const queryKey = ['rows'];

/** A query whose every try is answered by the test. */
function askedQuery() {
  const tries: PromiseWithResolvers<string>[] = [];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const queryFn = () => {
    const next = Promise.withResolvers<string>();
    tries.push(next);
    return next.promise;
  };
  const { result } = renderHook(() => useLastingError(queryKey, useQuery({ queryKey, queryFn })), { wrapper });
  return { result, tries, askAgain: () => act(() => void client.refetchQueries({ queryKey })) };
}

test('an error stands while it is asked again behind it, and goes with the answer', async () => {
  const { result, tries, askAgain } = askedQuery();
  tries[0]?.reject(new Error('away'));
  await waitFor(() => expect(result.current.error?.message).toBe('away'));
  askAgain();
  await waitFor(() => expect(tries).toHaveLength(2));
  expect(result.current.error?.message).toBe('away');
  expect(result.current.isPending).toBe(false);
  tries[1]?.resolve('here');
  await waitFor(() => expect(result.current.data).toBe('here'));
  expect(result.current.error).toBeNull();
});

test('who asks again by hand sees that it is asked', async () => {
  const { result, tries } = askedQuery();
  tries[0]?.reject(new Error('away'));
  await waitFor(() => expect(result.current.error?.message).toBe('away'));
  act(() => void result.current.refetch());
  await waitFor(() => expect(result.current.isPending).toBe(true));
  expect(result.current.error).toBeNull();
});
