export const rowsPath = '/api/rows';

/** Some of what the list of images shows at first: it has sixteen columns, with those of its checkbox and menu. */
export const bareColumns = [
  'image',
  'tag',
  'digest',
  'registry',
  'region',
  'risk',
  'vulnerabilities',
  'scan',
  'size',
  'created',
  'updated',
];

/** A text for each column. */
export type BareRow = Readonly<Record<string, string>>;

/** One page of the list. */
export function bareRows(): BareRow[] {
  const texts = (row: number) => bareColumns.map((column) => [column, `${column} ${row}`]);
  return Array.from({ length: 20 }, (_, row) => Object.fromEntries(texts(row)));
}
