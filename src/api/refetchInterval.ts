import type { UseQueryOptions } from '@tanstack/react-query';
import { isRetryable } from './apiError.ts';

export type RefetchInterval<Data> = NonNullable<UseQueryOptions<Data>['refetchInterval']>;

/** Ms between a failure and the next try. */
const waits = { first: 2000, longest: 30_000 };

/**
 * The usual interval, and after a failure another try by itself, each time after about twice the wait. What was refused
 * would be refused again: without any answer yet that stands until somebody retries.
 */
export function askAgain<Data>(interval: RefetchInterval<Data> = false): RefetchInterval<Data> {
  return (query) => {
    const { status, data, error, errorUpdatedAt, dataUpdatedAt, errorUpdateCount } = query.state;
    const usual = typeof interval === 'function' ? interval(query) : interval;
    if (status !== 'error') return usual;
    if (!isRetryable(error)) return data === undefined ? false : usual;
    const failing = data === undefined ? waits.first * 2 ** (errorUpdateCount - 1) : errorUpdatedAt - dataUpdatedAt;
    return Math.max(usual || 0, Math.min(Math.max(failing, waits.first), waits.longest));
  };
}
