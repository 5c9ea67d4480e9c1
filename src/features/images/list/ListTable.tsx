import { ConfigProvider, Table } from 'antd';
import { memo, type ReactNode, useLayoutEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { sortOrders } from '#contract/enums.ts';
import { pressRow } from '../../../ui/table/pressRow.ts';
import { SkeletonTable } from '../../../ui/table/SkeletonTable.tsx';
import { useNarrowScreen } from '../../../ui/table/useNarrowScreen.ts';
import { VisuallyHidden } from '../../../ui/text/VisuallyHidden.tsx';
import { type ListColumn, menuColumn } from './columns/ListColumn.ts';
import { stackedColumns } from './columns/stackedColumns.tsx';
import styles from './list.module.css';
import { PageCheckbox } from './selection/PageCheckbox.tsx';
import { RowCheckbox } from './selection/RowCheckbox.tsx';
import type { SelectionStore } from './selection/SelectionStore.ts';
import type { ListPreferences } from './state/listPreferences.ts';
import type { ListSort } from './state/listState.ts';

interface ListTableProps<Row extends object> {
  label: string;
  columns: readonly ListColumn<Row>[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** Undefined until the first answer. */
  rows: readonly Row[] | undefined;
  /** How many bones stand in for rows that are not known yet. */
  expected: number;
  stale: boolean;
  freshKeys: ReadonlySet<string>;
  sort: ListSort | null;
  onSort: (sort: ListSort | null) => void;
  selection: SelectionStore<Row>;
  density: ListPreferences['density'];
  /** What stands in place of no rows. */
  empty: ReactNode;
}

/** A hundred selected rows are eight hundred cells, none of which must fade into its colour: each frame would paint them all. */
const cells = { cellPaddingInlineSM: 8, motionDurationMid: '0s' };

/** Twenty compact rows fit a window of 900 pixels. */
const densities = {
  compact: { components: { Table: { ...cells, cellPaddingBlockSM: 1 } } },
  comfortable: { components: { Table: { ...cells, cellPaddingBlockSM: 7 } } },
};

const antdOrder = { asc: 'ascend', desc: 'descend' } as const;
const checkboxWidth = 36;

/** The first link of a row is its name. */
const openByName = pressRow('a');

/** A page of rows; the frame stands while the first ones load. Cells are drawn anew only when their row is another. */
function Rows<Row extends object>(props: ListTableProps<Row>) {
  const { t, i18n } = useTranslation('images');
  const { rows, sort, selection, keyOf, nameOf } = props;
  const narrow = useNarrowScreen();
  const given = useMemo(() => (narrow ? stackedColumns(props.columns) : props.columns), [props.columns, narrow]);
  useLayoutEffect(() => selection.showPage(new Map(rows?.map((row) => [keyOf(row), row]))), [selection, rows, keyOf]);
  const width = checkboxWidth + given.reduce((sum, column) => sum + column.width, 0);
  const columns = useMemo(
    () => [
      {
        key: 'selection',
        width: checkboxWidth,
        className: styles.checkbox ?? '',
        fixed: narrow ? false : ('start' as const),
        title: <PageCheckbox selection={selection} label={t('selection.page')} />,
        render: (_: unknown, row: Row) => (
          <RowCheckbox selection={selection} rowKey={keyOf(row)} label={t('selection.row', { name: nameOf(row) })} />
        ),
        shouldCellUpdate: (row: Row, before: Row) => row !== before,
      },
      ...given.map(({ live, keepWhenStacked: _kept, markWhenStacked: _mark, width: pixels, ...column }, index) => ({
        ...column,
        // The stack takes the room that is left.
        ...(narrow && index === 0 ? {} : { width: pixels }),
        ...(column.key === menuColumn ? { className: styles.edge ?? '' } : {}),
        title: column.key === menuColumn ? <VisuallyHidden>{column.title}</VisuallyHidden> : column.title,
        fixed: column.key === menuColumn ? ('end' as const) : index === 0 && !narrow ? ('start' as const) : false,
        sortOrder: sort?.key === column.key ? antdOrder[sort.order] : null,
        ...(live ? {} : { shouldCellUpdate: (row: Row, before: Row) => row !== before }),
      })),
    ],
    [given, narrow, sort, selection, keyOf, nameOf, t],
  );
  return (
    <ConfigProvider theme={densities[props.density]}>
      {rows === undefined ? (
        <SkeletonTable label={t('loading')} columns={given} width={width} rows={props.expected} />
      ) : (
        <Table<Row>
          // Cells that stay as they are would keep speaking the other language, or standing as on the other screen.
          key={`${i18n.language} ${narrow}`}
          aria-label={props.label}
          aria-busy={props.stale}
          size="small"
          tableLayout="fixed"
          columns={columns}
          dataSource={rows}
          rowKey={keyOf}
          // The stylesheet's `:hover` does it: by script each row under the pointer asks every cell of the page.
          rowHoverable={false}
          onRow={openByName}
          rowClassName={(row) => (props.freshKeys.has(keyOf(row)) ? (styles.fresh ?? '') : '')}
          scroll={{ x: width }}
          showSorterTooltip={false}
          locale={{ emptyText: props.empty }}
          className={`${styles.table} ${props.stale ? styles.stale : ''}`}
          pagination={false}
          onChange={(_page, _filters, sorter) => {
            if (Array.isArray(sorter)) return;
            const order = sortOrders.find((known) => antdOrder[known] === sorter.order);
            props.onSort(order === undefined ? null : { key: String(sorter.columnKey), order });
          }}
        />
      )}
    </ConfigProvider>
  );
}

/** Drawn anew only when something of it changed: much of what happens on the page is none of the rows' concern. */
export const ListTable = memo(Rows) as typeof Rows;
