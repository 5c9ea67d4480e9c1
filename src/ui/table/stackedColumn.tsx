import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SortOrder } from '#contract/enums.ts';
import type { PagedColumn } from './PagedColumn.ts';
import styles from './stackedColumn.module.css';

type OnSort = ((key: string, order: SortOrder | null) => void) | undefined;

/** All columns as one, for a screen with room for no more; its head offers the orders that the others' heads had. */
export function stackedColumn<Row>(
  columns: readonly PagedColumn<Row>[],
  sortedBy: string | undefined,
  onSort: OnSort,
): PagedColumn<Row> {
  const cell = (column: PagedColumn<Row>, row: Row, index: number): ReactNode => {
    const content = 'render' in column ? (column.render?.(undefined, row, index) as ReactNode) : null;
    if (column.stacked !== 'titled') return <span key={column.key}>{content}</span>;
    return (
      content !== null && (
        <span key={column.key} className={styles.titled}>
          <span className={styles.title}>{column.title as ReactNode}</span> {content}
        </span>
      )
    );
  };
  const brief = [
    ...columns.filter(({ stacked }) => stacked === 'first'),
    ...columns.filter(({ stacked }) => stacked === 'titled'),
  ];
  const lines = columns.filter(({ stacked }) => stacked === undefined);
  const ends = columns.filter(({ stacked }) => stacked === 'end');
  return {
    key: 'stack',
    title: columns.some(({ sorter }) => sorter === true) ? (
      <StackedOrder columns={columns} sortedBy={sortedBy} onSort={onSort} />
    ) : (
      brief.map(({ key, title }, index) => (
        <span key={key}>
          {index > 0 && ' · '}
          {title as ReactNode}
        </span>
      ))
    ),
    render: (_, row, index) => (
      <div className={styles.row}>
        <div className={styles.stack}>
          <div className={styles.brief}>{brief.map((column) => cell(column, row, index))}</div>
          {lines.map((column) => cell(column, row, index))}
        </div>
        {ends.map((column) => cell(column, row, index))}
      </div>
    ),
  };
}

interface StackedOrderProps<Row> {
  columns: readonly PagedColumn<Row>[];
  sortedBy: string | undefined;
  onSort: OnSort;
}

function StackedOrder<Row>({ columns, sortedBy, onSort }: StackedOrderProps<Row>) {
  const { t } = useTranslation('common');
  const sorted = columns.filter(({ sorter }) => sorter === true);
  return (
    <Select
      size="small"
      aria-label={t('sortBy')}
      placeholder={t('sortBy')}
      prefix={sortedBy !== undefined && t('sortBy')}
      value={sortedBy ?? null}
      options={sorted.map(({ key, title }) => ({ value: key, label: title as ReactNode }))}
      virtual={false}
      popupMatchSelectWidth={false}
      onChange={(key) => onSort?.(key, sorted.find((column) => column.key === key)?.firstOrder ?? 'asc')}
    />
  );
}
