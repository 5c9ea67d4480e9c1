import { hashKey, type QueryKey, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/** What is shown of a query. */
export type ActionQuery<Data> = Pick<
  UseQueryResult<Data>,
  'data' | 'error' | 'isPending' | 'isPlaceholderData' | 'isFetchedAfterMount'
> & {
  /** Asks again; an error that stands gives way to waiting. */
  readonly refetch: () => Promise<unknown>;
};

/**
 * A query whose error stands while it is asked again behind it: the error with its advice would only flash, as each new try
 * goes back to "loading".
 */
export function useLastingError<Data>(queryKey: QueryKey, result: UseQueryResult<Data>): ActionQuery<Data> {
  const key = hashKey(queryKey);
  const [stood, setStood] = useState<{ readonly key: string; readonly error: Error } | null>(null);
  const answered = result.data !== undefined && !result.isPlaceholderData;
  const stands = result.error === null && !answered && stood?.key === key ? stood.error : null;
  if (result.error !== null && !answered && stood?.error !== result.error) setStood({ key, error: result.error });
  else if (stood !== null && (stood.key !== key || answered)) setStood(null);
  return {
    get data() {
      return stands === null ? result.data : undefined;
    },
    error: result.error ?? stands,
    get isPending() {
      return stands === null && result.isPending;
    },
    get isPlaceholderData() {
      return stands === null && result.isPlaceholderData;
    },
    get isFetchedAfterMount() {
      return result.isFetchedAfterMount;
    },
    refetch: () => {
      setStood(null);
      return result.refetch();
    },
  };
}
