import type { PageInfo } from '#contract/paging.ts';

interface PageRequest {
  readonly CurrentPage: number;
  readonly PageSize: number;
}

export function pageInfo({ CurrentPage, PageSize }: PageRequest, count: number, total: number): PageInfo {
  return { Count: count, CurrentPage, PageSize, TotalCount: total };
}

export function offsetOf({ CurrentPage, PageSize }: PageRequest): number {
  return (CurrentPage - 1) * PageSize;
}
