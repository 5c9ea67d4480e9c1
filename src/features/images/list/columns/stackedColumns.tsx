import styles from '../list.module.css';
import { type ListColumn, menuColumn } from './ListColumn.ts';

/** Pixels; with the checkbox and the menu beside it, less than the narrowest phone has. */
const width = 224;

/** For a screen with room for one column: what names a row, and under it what one decides by; the row's menu beside. */
export function stackedColumns<Row>(columns: readonly ListColumn<Row>[]): readonly ListColumn<Row>[] {
  const [name, ...others] = columns;
  if (name === undefined) return [];
  const kept = others.filter((column) => column.keepWhenStacked);
  const marks = others.flatMap(({ key, markWhenStacked: mark }) => (mark === undefined ? [] : [{ key, mark }]));
  const stack: ListColumn<Row> = {
    ...name,
    width,
    live: kept.some(({ live }) => live),
    render: (value, row, index) => (
      <>
        {name.render(value, row, index)}
        <span className={styles.stacked}>
          {marks.map(({ key, mark }) => (
            <span key={key}>{mark(row)}</span>
          ))}
          {kept.map((column) => (
            <span key={column.key}>{column.render(value, row, index)}</span>
          ))}
        </span>
      </>
    ),
  };
  return [stack, ...others.filter(({ key }) => key === menuColumn)];
}
