import { Table, theme } from 'antd';
import styles from './SkeletonTable.module.css';

interface SkeletonColumn {
  readonly key: string;
  readonly title?: unknown;
  readonly width?: number | string;
  readonly fixed?: unknown;
}

interface SkeletonTableProps {
  label: string;
  columns: readonly SkeletonColumn[];
  width: number;
  rows: number;
}

/** How much of its cell each bone fills; uneven, as text is. */
const shares = [72, 54, 86, 63, 78];

/** A list's frame with bones for rows, of the height that rows will have. */
export function SkeletonTable({ label, columns, width, rows }: SkeletonTableProps) {
  const { token } = theme.useToken();
  return (
    <Table<{ row: number }>
      aria-label={label}
      aria-busy
      size="small"
      tableLayout="fixed"
      className={styles.table ?? ''}
      rowKey="row"
      pagination={false}
      scroll={{ x: width }}
      dataSource={Array.from({ length: rows }, (_, row) => ({ row }))}
      columns={columns.map((column, index) => ({
        key: column.key,
        title: typeof column.title === 'string' ? column.title : null,
        ...(column.width === undefined ? {} : { width: column.width }),
        render: (_value, { row }) => (
          <span
            className={styles.bone}
            style={{ width: `${shares[(row + index) % shares.length] ?? 60}%`, background: token.colorFillSecondary }}
          />
        ),
      }))}
    />
  );
}
