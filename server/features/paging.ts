import type { PageInfo } from '#contract/paging.ts';

interface PageRequest {
  readonly CurrentPage: number;
  readonly PageSize: number;
  readonly CountLimit?: number | undefined;
}

/** `found` beyond the request's limit is told as that limit, and that there are more. */
export function pageInfo({ CurrentPage, PageSize, CountLimit }: PageRequest, count: number, found: number): PageInfo {
  const page = { Count: count, CurrentPage, PageSize };
  if (CountLimit === undefined || found <= CountLimit) return { ...page, TotalCount: found };
  return { ...page, TotalCount: CountLimit, TotalCountIsLowerBound: true };
}

export function offsetOf({ CurrentPage, PageSize }: PageRequest): number {
  return (CurrentPage - 1) * PageSize;
}
