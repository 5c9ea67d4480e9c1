import type { UseQueryOptions } from '@tanstack/react-query';

export type RefetchInterval<Data> = NonNullable<UseQueryOptions<Data>['refetchInterval']>;

/**
 * Without any answer yet, an error stays on screen until somebody retries: asking again by itself would
 * go back to "loading" each time, and the error with its advice would only flash.
 */
export function stopAfterFailure<Data>(interval: RefetchInterval<Data>): RefetchInterval<Data> {
  return (query) => {
    if (query.state.status === 'error' && query.state.data === undefined) return false;
    return typeof interval === 'function' ? interval(query) : interval;
  };
}
