import type { TableProps } from 'antd';
import type { SortOrder } from '#contract/enums.ts';

/** A column of a paged table; keys of sorted columns are the API's. */
export type PagedColumn<Row> = NonNullable<TableProps<Row>['columns']>[number] & {
  readonly key: string;
  /** Where rows are stacked: first, or after these behind its title; else on a line of its own. */
  readonly stacked?: 'first' | 'titled';
  /** What one wants to see first, where no head can be pressed twice; ascending unless said. */
  readonly firstOrder?: SortOrder;
};
