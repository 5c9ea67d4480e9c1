import type { TableProps } from 'antd';
import type { ReactNode } from 'react';

type AntdColumn<Row> = Exclude<NonNullable<TableProps<Row>['columns']>[number], { children: unknown }>;

/** A column of a list; keys of sorted columns are the API's. */
export type ListColumn<Row> = Omit<AntdColumn<Row>, 'render'> & {
  readonly key: string;
  readonly title: string;
  readonly render: (value: unknown, row: Row, index: number) => ReactNode;
  /** Pixels. */
  readonly width: number;
  /** Tells of time that passes, so that it is drawn anew although its row is the same. */
  readonly live?: boolean;
  /** Is shown even where there is room for one column only, under the row's name. */
  readonly keepWhenStacked?: boolean;
  /** What stands there first in its place, before those that are kept, as there is little room. */
  readonly markWhenStacked?: (row: Row) => ReactNode;
};

/** The row's menu is no column that one could hide or move. */
export const menuColumn = 'menu';
