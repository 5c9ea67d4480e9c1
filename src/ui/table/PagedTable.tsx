import { Table, type TableProps, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SortOrder } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { useFormat } from '../format/useFormat.ts';
import { NoRows } from './NoRows.tsx';
import type { PagedColumn } from './PagedColumn.ts';
import styles from './PagedTable.module.css';
import { Pages } from './Pages.tsx';
import type { Paging } from './paging.ts';
import { pressRow } from './pressRow.ts';
import { SkeletonTable } from './SkeletonTable.tsx';
import { stackedColumn } from './stackedColumn.tsx';
import { useNarrowScreen } from './useNarrowScreen.ts';

interface PagedTableProps<Row extends object> {
  label: string;
  columns: readonly PagedColumn<Row>[];
  /** One page of them; undefined until the first answer. */
  rows: readonly Row[] | undefined;
  rowKey: (keyof Row & string) | ((row: Row) => string);
  /** Of all pages. */
  total: number;
  /** How many bones stand in for the first rows; a page's unless said. */
  expected?: number;
  /** Whether rows of another page or filter are still on screen. */
  stale: boolean;
  /** `whole`: the rows are all there are, and no pages are to be turned. */
  paging: Paging | 'whole';
  /** Another number of rows per page begins at the first. */
  onPaging?: (paging: Paging) => void;
  /** Null is the list's own order. */
  sort?: { readonly key: string; readonly order: SortOrder } | null;
  onSort?: (key: string, order: SortOrder | null) => void;
  sortDirections?: TableProps<Row>['sortDirections'];
  expandable?: TableProps<Row>['expandable'];
  /** Why the list has no rows. */
  empty: ReactNode;
  /** Pixels below which the columns would crowd each other. */
  width: number;
  className?: string | undefined;
  /** Whether a screen with room for one column gets a row's cells as lines, instead of columns out of sight. */
  stacks?: boolean;
}

const antdOrder = { asc: 'ascend', desc: 'descend' } as const;
/** A row opens to what it is about. */
const openDetails = pressRow('.ant-table-row-expand-icon');

const ourOrder = { ascend: 'asc', descend: 'desc' } as const;

/** One page of a list that the server sorts and counts; its frame stands while the first rows load. */
export function PagedTable<Row extends object>(props: PagedTableProps<Row>) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const format = useFormat();
  const narrow = useNarrowScreen();
  const { sort, onSort, total } = props;
  const whole = props.paging === 'whole';
  const paging = props.paging === 'whole' ? { page: 1, size: limits.page.maxSize } : props.paging;
  const stacked = narrow && props.stacks === true;
  const columns = stacked ? [stackedColumn(props.columns, sort?.key, onSort)] : props.columns;
  const width = stacked ? 0 : props.width;
  const onPage = (page: number) => props.onPaging?.({ page, size: paging.size });
  if (props.rows === undefined) {
    const bones = props.expected ?? paging.size;
    return <SkeletonTable label={t('loading')} columns={columns} width={width} rows={bones} />;
  }
  return (
    <div className={styles.paged}>
      <Table<Row>
        aria-label={props.label}
        size="small"
        tableLayout="fixed"
        // Stacked, a head is there for its order alone.
        showHeader={!stacked || props.columns.some(({ sorter }) => sorter === true)}
        columns={columns.map(({ stacked: _, firstOrder: __, ...column }) => ({
          ...column,
          sortOrder: sort?.key === column.key ? antdOrder[sort.order] : null,
        }))}
        dataSource={props.rows}
        rowKey={props.rowKey}
        {...(stacked ? {} : { scroll: { x: width } })}
        showSorterTooltip={false}
        sortDirections={props.sortDirections ?? ['ascend', 'descend']}
        className={props.className ?? ''}
        style={{ opacity: props.stale ? 0.6 : 1, transition: `opacity ${token.motionDurationMid}` }}
        locale={{
          emptyText: (
            // antd's own colour for it is that of what cannot be used: too pale to read.
            <div style={{ color: token.colorTextSecondary }}>
              <NoRows paging={paging} total={total} onPage={onPage}>
                {props.empty}
              </NoRows>
            </div>
          ),
        }}
        {...(props.expandable === undefined ? {} : { expandable: props.expandable, onRow: openDetails })}
        pagination={false}
        onChange={(_page, _filters, sorter) => {
          if (!Array.isArray(sorter)) onSort?.(String(sorter.columnKey), sorter.order ? ourOrder[sorter.order] : null);
        }}
      />
      {total > 0 && !whole && (
        <Pages
          align="end"
          paging={paging}
          total={total}
          showTotal={(count, [first, last]) =>
            props.rows?.length === 0
              ? t('totalOnly', { total: format.number(count) })
              : t('rows', { first: format.number(first), last: format.number(last), total: format.number(count) })
          }
          onPage={onPage}
          onSize={(size) => props.onPaging?.({ page: 1, size })}
        />
      )}
    </div>
  );
}
