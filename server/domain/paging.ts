import type { SortOrder } from '#contract/enums.ts';
import type { PageInfo } from '#contract/paging.ts';

interface PageRequest {
  readonly CurrentPage: number;
  readonly PageSize: number;
  readonly CountLimit?: number | undefined;
}

/** `found` beyond the request's limit is told as that limit, and that there are more. */
export function pageInfo(request: PageRequest, count: number, found: number): PageInfo {
  const { rows, more } = countedOf(request, found);
  const info = { Count: count, CurrentPage: request.CurrentPage, PageSize: request.PageSize, TotalCount: rows };
  return more ? { ...info, TotalCountIsLowerBound: true } : info;
}

export function offsetOf({ CurrentPage, PageSize }: PageRequest): number {
  return (CurrentPage - 1) * PageSize;
}

/** How many rows match, where the page has the last of them; undefined where they have to be counted. */
export function foundByPage(request: PageRequest, count: number): number | undefined {
  const hasEnd = count < request.PageSize && (count > 0 || request.CurrentPage === 1);
  return hasEnd ? offsetOf(request) + count : undefined;
}

/** How many rows have to be counted to know whether there are more than the request's limit; -1: all. */
export function rowsToCount({ CountLimit }: Pick<PageRequest, 'CountLimit'>): number {
  return CountLimit === undefined ? -1 : CountLimit + 1;
}

/** How many rows match, as far as they were counted. */
export interface Counted {
  readonly rows: number;
  /** Counting stopped at the caller's limit. */
  readonly more: boolean;
}

/** `found` is at most one more than the request's limit. */
export function countedOf({ CountLimit }: PageRequest, found: number): Counted {
  return CountLimit === undefined || found <= CountLimit
    ? { rows: found, more: false }
    : { rows: CountLimit, more: true };
}

/** A part of a list, in its order or, from its end, in the opposite one. */
export interface Slice {
  readonly order: SortOrder;
  readonly offset: number;
  readonly limit: number;
  readonly fromEnd: boolean;
}

/** Beyond the middle a list is read from its other end: its last page costs what its first does. Null where no row is. */
export function sliceOf(request: PageRequest, order: SortOrder, { rows, more }: Counted): Slice | null {
  const offset = offsetOf(request);
  const limit = more ? request.PageSize : Math.min(request.PageSize, rows - offset);
  if (limit <= 0) return null;
  if (more || offset <= rows / 2) return { order, offset, limit, fromEnd: false };
  return { order: order === 'asc' ? 'desc' : 'asc', offset: rows - offset - limit, limit, fromEnd: true };
}
