import { theme } from 'antd';
import styles from './SkeletonTable.module.css';

interface SkeletonColumn {
  readonly key: string;
  readonly title?: unknown;
  readonly width?: number | string;
}

interface SkeletonTableProps {
  label: string;
  columns: readonly SkeletonColumn[];
  width: number;
  rows: number;
}

/** How much of its cell each bone fills; uneven, as text is. */
const shares = [72, 54, 86, 63, 78];

/**
 * The list's frame with bones for rows, of the height that rows will have. Plain elements: an antd table here would
 * be drawn in full before the rows are even asked for, only to be thrown away.
 */
export function SkeletonTable({ label, columns, width, rows }: SkeletonTableProps) {
  const { token } = theme.useToken();
  const bones = Array.from({ length: rows }, (_, row) => ({ row }));
  const border = `1px solid ${token.colorBorderSecondary}`;
  return (
    <div
      className={styles.skeleton}
      style={{ background: token.colorBgContainer, borderRadius: token.borderRadiusLG, fontSize: token.fontSize }}
    >
      <table aria-label={label} aria-busy className={styles.table} style={{ minWidth: width }}>
        <thead style={{ background: token.colorFillAlter }}>
          <tr>
            {columns.map(({ key, title, width: columnWidth }) => (
              <th key={key} scope="col" style={{ width: columnWidth, borderBottom: border, color: token.colorText }}>
                {typeof title === 'string' ? title : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bones.map(({ row }) => (
            <tr key={row}>
              {columns.map(({ key }, index) => (
                <td key={key} style={{ borderBottom: border }}>
                  <span
                    className={styles.bone}
                    style={{
                      width: `${shares[(row + index) % shares.length] ?? 60}%`,
                      background: token.colorFillSecondary,
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
