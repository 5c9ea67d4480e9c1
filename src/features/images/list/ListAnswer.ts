import type { PageInfo } from '#contract/paging.ts';

/** One page of a list as it is known right now. */
export interface ListAnswer<Row> {
  /** Undefined until the first answer. */
  readonly rows: readonly Row[] | undefined;
  readonly total: number;
  /** Whether there are more rows than `total`. */
  readonly atLeast: boolean;
  /** Whether rows of another page or filter are still on screen. */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

interface Query<Data> {
  readonly data: Data | undefined;
  readonly isPlaceholderData: boolean;
  readonly error: Error | null;
  readonly refetch: () => unknown;
}

export function toListAnswer<Row, Data extends { PageInfo: PageInfo }>(
  query: Query<Data>,
  rowsOf: (data: Data) => readonly Row[],
): ListAnswer<Row> {
  return {
    rows: query.data && rowsOf(query.data),
    total: query.data?.PageInfo.TotalCount ?? 0,
    atLeast: query.data?.PageInfo.TotalCountIsLowerBound ?? false,
    stale: query.isPlaceholderData,
    error: query.error,
    retry: () => void query.refetch(),
  };
}
