import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

async function csv(cells: readonly (string | number)[], titles: readonly string[] = cells.map(() => 'Title')) {
  async function* batches() {
    yield [cells];
  }
  const columns = titles.map((title, index) => ({
    title,
    cell: (row: readonly (string | number)[]) => row[index] ?? '',
  }));
  const texts: string[] = [];
  for await (const text of csvOf(columns, batches())) texts.push(text);
  const [header = '', ...rows] = texts;
  return { header: header.slice(1).trimEnd(), line: rows.join('').trimEnd() };
}

test('every cell is quoted: texts, numbers, empty ones and titles', async () => {
  const { header, line } = await csv(['a "b"', 7, ''], ['Name', 'Count', '']);
  expect(header).toBe('"Name","Count",""');
  expect(line).toBe('"a ""b""","7",""');
});

const formulas = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '"=1"',
  "'=1",
];

test.each(formulas)('a cell that begins like %j is text to a spreadsheet, and so is a title', async (cell) => {
  const { header, line } = await csv([cell], [cell]);
  const quoted = `"'${cell.replaceAll('"', '""')}"`;
  expect([header, line]).toEqual([quoted, quoted].map((text) => text.trimEnd()));
});

/** As a spreadsheet reads it that takes another sign for the end of a cell, and knows nothing of our quotes. */
const cellsBy = (separator: string, line: string) => line.split(separator).map((cell) => cell.replace(/^[\s"]+/, ''));

test.each([',', ';', '\t'])('whatever ends a cell, here %j, no cell within one is a formula', async (separator) => {
  for (const formula of formulas) {
    const { line } = await csv([
      'name',
      `fixed in 1.2${separator}${formula}`,
      `a${separator} ${separator}"${formula}`,
      3,
    ]);
    expect(cellsBy(separator, line).filter((cell) => /^[=+\-@＝＋－＠\t\r]/.test(cell))).toEqual([]);
  }
});

test('what no spreadsheet takes for a formula stays as it is', async () => {
  const plain = ['library/nginx', 'v1.2-rc+1', 'a = b', 'sha256:00', '1, 2; 3', 'x@y'];
  expect((await csv(plain)).line).toBe(plain.map((cell) => `"${cell}"`).join(','));
});
