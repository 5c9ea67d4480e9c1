import type { TableProps } from 'antd';
import type { SortOrder } from '#contract/enums.ts';

/** A column of a paged table; keys of sorted columns are the API's. */
export type PagedColumn<Row> = NonNullable<TableProps<Row>['columns']>[number] & {
  readonly key: string;
  /** Where rows are stacked: first, after these behind its title, or at the end beside all; else on a line of its own. */
  readonly stacked?: 'first' | 'titled' | 'end';
  /** What one wants to see first, where no head can be pressed twice; ascending unless said. */
  readonly firstOrder?: SortOrder;
};
