import { stringify } from 'csv-stringify/sync';

/** One column of a file: its title, and what stands in it. */
export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number;
}

/**
 * Where a spreadsheet may see a formula: at the beginning of a cell, or behind what a spreadsheet of another country takes for
 * the end of one, whatever our quotes say. Blanks and quotes before it hide it from nobody; full and small forms count too.
 */
const formulaBegins = /(^|[,;\t\r\n])(?=[\t\r]|[\s"']*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/g;

/** A registry's names reach a spreadsheet in cells: an apostrophe makes text of what it would take for a formula. */
function defused(cell: string | number): string | number {
  return typeof cell === 'number' ? cell : cell.replaceAll(formulaBegins, "$1'");
}

/** Rows as CSV, batch by batch; every cell is quoted. Spreadsheets tell UTF-8 by the byte order mark alone. */
export async function* csvOf<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  const format = { quoted: true, quoted_empty: true, record_delimiter: 'windows' } as const;
  yield stringify([columns.map(({ title }) => defused(title))], { ...format, bom: true });
  for await (const rows of batches) {
    yield stringify(
      rows.map((row) => columns.map(({ cell }) => defused(cell(row)))),
      format,
    );
  }
}

/** Ms since 1970 as ISO 8601 in UTC; '' where it is not known. */
export function timeCell(ms: number | undefined): string {
  return ms === undefined || ms === 0 || Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}
