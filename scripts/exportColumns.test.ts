import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The names that a source file gives to its columns, in their order. */
function columnsIn(path: string, pattern: RegExp, from: string): string[] {
  const source = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
  const [part = ''] = source.slice(source.indexOf(from)).split(/\n}\n/, 1);
  return [...part.matchAll(pattern)].map(([, name = '']) => name);
}

const listed = (file: string) =>
  columnsIn(`src/features/images/list/columns/${file}`, /title: t\('column\.(\w+)'\)/g, 'export function');
const exported = (from: string) =>
  columnsIn('server/features/exports/imageColumns.ts', /translate\('exports:column\.(\w+)'\)/g, from);

/** Where a file says otherwise what a list says in one column. */
const named: Readonly<Record<string, readonly string[]>> = {
  image: ['namespace', 'repository', 'tag'],
  atRisk: ['imagesAtRisk'],
  base: ['baseImage', 'inherited'],
  intake: ['intakeState', 'intakeTime', 'intakeError'],
};

/** The row's menu is no column of the file. */
const withoutMenu = (columns: readonly string[]) => columns.filter((column) => column !== 'actions');

test('every column of the image list is in its file', () => {
  const columns = withoutMenu(listed('useImageColumns.tsx'));
  expect(columns).toContain('digest');
  expect(exported('function imageColumns')).toEqual(
    expect.arrayContaining(columns.flatMap((column) => named[column] ?? [column])),
  );
});

test('every column of the repository list is in its file', () => {
  const columns = withoutMenu(listed('useRepositoryColumns.tsx'));
  expect(columns).toContain('lastSync');
  expect(exported('function repositoryColumns')).toEqual(
    expect.arrayContaining(
      columns.flatMap((column) => (column === 'risk' ? ['highestRisk'] : (named[column] ?? [column]))),
    ),
  );
});
