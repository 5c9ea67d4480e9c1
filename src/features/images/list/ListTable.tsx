import { ConfigProvider, Grid, Table, type TableProps, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sortOrders } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { useFormat } from '../../../ui/format.ts';
import styles from './list.module.css';
import type { ListState } from './listState.ts';
import { SkeletonTable } from './SkeletonTable.tsx';
import type { ChangeList } from './useListState.ts';

export type ListColumn<Row> = NonNullable<TableProps<Row>['columns']>[number] & { key: string };

interface ListTableProps<Row extends object> {
  label: string;
  columns: readonly ListColumn<Row>[];
  /** The narrowest width, in pixels, at which every column still reads; below it the table scrolls. */
  width: number;
  keyOf: (row: Row) => string;
  /** Undefined until the first answer. */
  rows: readonly Row[] | undefined;
  total: number;
  /** Whether rows of another page or filter are still on screen. */
  stale: boolean;
  freshKeys: ReadonlySet<string>;
  state: ListState;
  onChange: ChangeList;
  empty: ReactNode;
}

/** Twenty rows of these fit a window of 900 pixels. */
const dense = { components: { Table: { cellPaddingBlockSM: 1, cellPaddingInlineSM: 8 } } };

const antdOrder = { asc: 'ascend', desc: 'descend' } as const;

/** A page of rows whose order and page are the URL's; the frame stands while the first rows load. */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const format = useFormat();
  const { state, onChange, rows } = props;
  const { md } = Grid.useBreakpoint();
  const columns = props.columns.map((column, index) => ({
    ...column,
    // The first column names the row; on a phone it would leave no room for the others.
    fixed: index === 0 && md ? ('start' as const) : false,
    sortOrder: state.sort?.key === column.key ? antdOrder[state.sort.order] : null,
  }));
  return (
    <ConfigProvider theme={dense}>
      {rows === undefined ? (
        <SkeletonTable label={t('loading')} columns={props.columns} width={props.width} rows={state.size} />
      ) : (
        <Table<Row>
          aria-label={props.label}
          size="small"
          tableLayout="fixed"
          columns={columns}
          dataSource={rows}
          rowKey={props.keyOf}
          rowClassName={(row) => (props.freshKeys.has(props.keyOf(row)) ? (styles.fresh ?? '') : '')}
          scroll={{ x: props.width }}
          showSorterTooltip={false}
          locale={{ emptyText: props.empty }}
          className={styles.table ?? ''}
          style={{ opacity: props.stale ? 0.6 : 1, transition: `opacity ${token.motionDurationMid}` }}
          pagination={{
            current: state.page,
            pageSize: state.size,
            total: props.total,
            size: 'small',
            showSizeChanger: true,
            pageSizeOptions: [...limits.page.sizes],
            hideOnSinglePage: props.total === 0,
            showTotal: (total, [first, last]) =>
              t('total', { first: format.number(first), last: format.number(last), total: format.number(total) }),
            style: { marginBlock: token.marginXS },
          }}
          onChange={(pagination, _filters, sorter, { action }) => {
            if (action === 'paginate') {
              const size = pagination.pageSize ?? state.size;
              onChange({ size, page: size === state.size ? (pagination.current ?? 1) : 1 });
            } else if (!Array.isArray(sorter)) {
              const order = sortOrders.find((known) => antdOrder[known] === sorter.order);
              onChange({ sort: order === undefined ? null : { key: String(sorter.columnKey), order } });
            }
          }}
        />
      )}
    </ConfigProvider>
  );
}
