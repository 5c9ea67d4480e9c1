import { type Query, QueryClient, type QueryKey } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { ApiError } from './apiError.ts';
import { askAgain } from './refetchInterval.ts';

const unreachable = ApiError.unreachable(new Error('away'));
const refused = ApiError.answered(404, { Code: 'NotFound', Message: 'gone', RequestId: '1' });

/** When a query of that state is asked again, by an interval of 1 s. */
function nextTry(state: Partial<Query['state']>) {
  const client = new QueryClient();
  const query: Query<unknown, Error, unknown, QueryKey> = client
    .getQueryCache()
    .build(client, { queryKey: ['rows'] as QueryKey });
  query.setState(state);
  const interval = askAgain(1000);
  return typeof interval === 'function' ? interval(query) : interval;
}

test('what nobody answered yet is asked again by itself, less and less often', () => {
  const waits = [1, 2, 3, 9].map((errorUpdateCount) =>
    nextTry({ status: 'error', error: unreachable, errorUpdateCount }),
  );
  expect(waits).toEqual([2000, 4000, 8000, 30_000]);
});

test('what was read before waits about as long as it has failed', () => {
  const failed = { status: 'error', error: unreachable, data: [], dataUpdatedAt: 1000 } as const;
  expect(nextTry({ ...failed, errorUpdatedAt: 1500 })).toBe(2000);
  expect(nextTry({ ...failed, errorUpdatedAt: 13_000 })).toBe(12_000);
  expect(nextTry({ ...failed, errorUpdatedAt: 999_000 })).toBe(30_000);
});

test('what was refused stands until somebody retries', () => {
  expect(nextTry({ status: 'error', error: refused, errorUpdateCount: 1 })).toBe(false);
});

test('what succeeds keeps its own interval', () => {
  expect(nextTry({ status: 'success', data: [] })).toBe(1000);
});
