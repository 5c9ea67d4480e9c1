import type { TableProps } from 'antd';

type AntdColumn<Row> = Exclude<NonNullable<TableProps<Row>['columns']>[number], { children: unknown }>;

/** A column of a list; keys of sorted columns are the API's. */
export type ListColumn<Row> = AntdColumn<Row> & {
  readonly key: string;
  readonly title: string;
  /** Pixels. */
  readonly width: number;
  /** Tells of time that passes, so that it is drawn anew although its row is the same. */
  readonly live?: boolean;
};

/** The row's menu is no column that one could hide or move. */
export const menuColumn = 'menu';
