import type { SortOrder } from '#contract/enums.ts';
import type { Criterion, LogicalExp } from '#contract/images/criteria.ts';
import type { PageInfo } from '#contract/paging.ts';

export type Matcher<Row> = (row: Row, value: string) => boolean;

/** Found by any part, in either case. */
export function contains<Row>(field: (row: Row) => string): Matcher<Row> {
  return (row, value) => field(row).toLowerCase().includes(value.toLowerCase());
}

export function equals<Row>(field: (row: Row) => string): Matcher<Row> {
  return (row, value) => field(row) === value;
}

/** Joined from left to right, each criterion by its own `logicalExp` or else by the request's. */
export function filterRows<Row, Name extends string>(
  rows: readonly Row[],
  criteria: readonly Criterion<Name>[],
  logicalExp: LogicalExp,
  matchers: Record<Name, Matcher<Row>>,
): readonly Row[] {
  const [first, ...others] = criteria;
  if (first === undefined) return rows;
  const holds = (row: Row, { name, value }: Criterion<Name>) => matchers[name](row, value);
  return rows.filter((row) =>
    others.reduce(
      (left, criterion) =>
        (criterion.logicalExp ?? logicalExp) === 'OR' ? left || holds(row, criterion) : left && holds(row, criterion),
      holds(row, first),
    ),
  );
}

export type SortValue = number | string;

/** Sorted by one key; ties by id, so that pages never overlap. */
export function sortRows<Row>(
  rows: readonly Row[],
  key: (row: Row) => SortValue,
  order: SortOrder,
  id: (row: Row) => string,
): readonly Row[] {
  const sign = order === 'asc' ? 1 : -1;
  return rows.toSorted((a, b) => sign * compare(key(a), key(b)) || compare(id(a), id(b)));
}

function compare(a: SortValue, b: SortValue): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface PageWanted {
  CurrentPage: number;
  PageSize: number;
  /** Where counting stops. */
  CountLimit?: number | undefined;
}

/** One page of rows and what the answer says about it. */
export function pageOf<Row>(
  rows: readonly Row[],
  { CurrentPage, PageSize, CountLimit = Number.POSITIVE_INFINITY }: PageWanted,
): { rows: Row[]; PageInfo: PageInfo } {
  const start = (CurrentPage - 1) * PageSize;
  const page = rows.slice(start, start + PageSize);
  const TotalCount = Math.min(rows.length, CountLimit);
  const PageInfo = { Count: page.length, CurrentPage, PageSize, TotalCount };
  return {
    rows: page,
    PageInfo: TotalCount < rows.length ? { ...PageInfo, TotalCountIsLowerBound: true } : PageInfo,
  };
}
