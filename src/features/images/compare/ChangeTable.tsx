import type { ReactNode } from 'react';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { PagedTable } from '../../../ui/table/PagedTable.tsx';
import styles from './compare.module.css';
import { useComparisonState } from './comparisonState.ts';

interface ChangeTableProps<Row extends object> {
  label: string;
  columns: readonly PagedColumn<Row>[];
  /** All of them, in their order. */
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  empty: ReactNode;
  width: number;
}

/** One page of what changed; a comparison comes whole. */
export function ChangeTable<Row extends object>({ rows, keyOf, ...table }: ChangeTableProps<Row>) {
  const [state, change] = useComparisonState();
  const first = (state.page - 1) * state.size;
  return (
    <PagedTable<Row>
      {...table}
      rows={rows.slice(first, first + state.size)}
      rowKey={keyOf}
      total={rows.length}
      stale={false}
      paging={state}
      onPaging={(paging) => change(paging)}
      className={styles.table}
      stacks
    />
  );
}
