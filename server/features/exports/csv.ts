import { stringify } from 'csv-stringify/sync';

/** One column of a file: its title, and what stands in it. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number;
}

/**
 * Rows as CSV, portion by portion. A registry's names reach a spreadsheet this way: what it would take
 * for a formula is defused. Spreadsheets tell UTF-8 by the byte order mark alone.
 */
export async function* csvOf<Row>(
  columns: readonly Column<Row>[],
  portions: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const format = { escape_formulas: true, record_delimiter: 'windows' } as const;
  yield stringify([columns.map(({ title }) => title)], { ...format, bom: true });
  for await (const rows of portions) {
    yield stringify(
      rows.map((row) => columns.map(({ cell }) => cell(row))),
      format,
    );
  }
}

/** Ms since 1970 as ISO 8601 in UTC; '' where it is not known. */
export function timeCell(ms: number | undefined): string {
  return ms === undefined || ms === 0 || Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}
