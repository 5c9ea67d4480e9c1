// @module-tag thorough
import { describe, expect, test } from 'vitest';
import { checkBorders, mayImport, unusedPermissions } from './checkBorders.ts';
import { readFiles } from './readFiles.ts';
import { rooms } from './rooms.ts';
import { unreadExports } from './unreadExports.ts';

const names = Object.keys(rooms);

/** A file in a room; a room that is a single file holds itself. */
const fileIn = (room: string) => (/\.tsx?$/.test(room) ? room : `${room}/probe.ts`);

function complaints(files: Record<string, string>): string[] {
  return checkBorders(new Map(Object.entries(files)));
}

/** What is said of a file that imports another, both by their paths from the root. */
function importing(path: string, imported: string): string[] {
  const up = '../'.repeat(path.split('/').length - 1);
  return complaints({
    [imported]: 'export const something = 1;',
    [path]: `import { something } from './${up}${imported}';`,
  });
}

test('the project keeps its borders', () => {
  expect(checkBorders(readFiles())).toEqual([]);
});

describe('one bad import is found for every forbidden pair of rooms', () => {
  const forbidden = (from: string, asTest: boolean) => names.filter((to) => !mayImport(from, to, asTest));

  test.each(names)('%s', (from) => {
    const slipped = forbidden(from, false).filter((to) => importing(fileIn(from), fileIn(to)).length === 0);
    expect(slipped).toEqual([]);
  });

  test.each(names.filter((name) => !name.endsWith('.ts')))('tests of %s', (from) => {
    const slipped = forbidden(from, true).filter((to) => importing(`${from}/probe.test.ts`, fileIn(to)).length === 0);
    expect(slipped).toEqual([]);
  });

  test.each(names)('what %s may import passes', (from) => {
    const refused = names
      .filter((to) => to !== from && mayImport(from, to, false))
      .filter((to) => importing(fileIn(from), fileIn(to)).length > 0);
    expect(refused).toEqual([]);
  });

  test.each(names)('packages that %s may not import', (from) => {
    const known = new Set(Object.values(rooms).flatMap(({ packages }) => packages));
    const slipped = [...known, 'left-pad'].filter((name) => {
      if (rooms[from]?.packages.includes(name)) return false;
      const specifier = name === 'node:' ? 'node:fs' : `${name}/part`;
      return complaints({ [fileIn(from)]: `import '${specifier}';` }).length === 0;
    });
    expect(slipped).toEqual([]);
  });
});

describe('however an import is written', () => {
  test.each([
    "import { something } from '../../server/log.ts';",
    "import type { Something } from '../../server/log.ts';",
    "import '../../server/log.ts';",
    "import { something } from '#server/log.ts';",
    "import { something } from '../ui/../../server/./log.ts';",
    "export { something } from '#server/log.ts';",
    "export * from '#server/log.ts';",
    "const { something } = await import('#server/log.ts');",
    "type Something = import('#server/log.ts').Something;",
    "new Worker(new URL('../../server/log.ts', import.meta.url));",
  ])('%s', (text) => {
    const found = complaints({ 'src/ui/probe.ts': text, 'server/log.ts': 'export const something = 1;' });
    expect(found).toEqual(['src/ui/probe.ts imports server/log.ts: src/ui may not import server/log.ts']);
  });
});

test('a file outside every room is named', () => {
  expect(complaints({ 'attic/probe.ts': '' })).toEqual([expect.stringContaining('attic/probe.ts is in no room')]);
});

describe('circles', () => {
  test('of two files are found, by a type alone too', () => {
    const files = { 'src/ui/a.ts': "import { b } from './b.ts';", 'src/ui/b.ts': "import type { A } from './a.ts';" };
    expect(complaints(files)).toEqual(['circle: src/ui/a.ts → src/ui/b.ts → src/ui/a.ts']);
  });

  test('of two folders are found where their files have none', () => {
    const files = {
      'src/ui/one/a.ts': "import '../other/a.ts';",
      'src/ui/other/a.ts': '',
      'src/ui/other/b.ts': "import '../one/b.ts';",
      'src/ui/one/b.ts': '',
    };
    expect(complaints(files)).toEqual(['circle: src/ui/one → src/ui/other → src/ui/one']);
  });

  test('a file beside a folder may use it, and the folder a third: that is no circle', () => {
    const files = { 'src/ui/a.ts': "import './one/a.ts';", 'src/ui/one/a.ts': "import '../b.ts';", 'src/ui/b.ts': '' };
    expect(complaints(files)).toEqual([]);
  });
});

test('no permission stands in the table that nobody needs', () => {
  expect(unusedPermissions(readFiles())).toEqual([]);
});

test('an export that no other file imports is found, types among them', () => {
  const files = {
    'src/ui/a.ts':
      'export const one = 1; export type Two = 2; export function three() { return one; } export class Four {}',
    'src/ui/b.ts':
      "import { one as other, type Two } from './a.ts'; export const five = (value: Two) => other + value;",
    'src/ui/c.ts': "export const part = () => import('./b.ts');",
    'src/ui/c.test.ts': "import { part } from './c.ts'; part();",
  };
  expect(unreadExports(new Map(Object.entries(files)))).toEqual(['src/ui/a.ts: three', 'src/ui/a.ts: Four']);
});

test('rooms stand in the order in which they build on one another', () => {
  const early = names.flatMap((from, index) =>
    (rooms[from]?.imports ?? []).filter((to) => names.indexOf(to) > index).map((to) => `${from} → ${to}`),
  );
  expect(early).toEqual([]);
});

/** Folders that are one list, in which nobody looks for anything by what it is about. */
const lists = ['e2e/specs/live', 'server/db/migrations', 'src/locales/en', 'src/locales/zh-CN'];
const mostFiles = 20;

test('no folder holds more production files than a reader takes in at a glance', () => {
  const paths = [...readFiles().keys()].filter((path) => !/\.test\.tsx?$/.test(path));
  const folders = Map.groupBy(paths, (path) => path.slice(0, path.lastIndexOf('/')));
  const crowded = [...folders].filter(([, files]) => files.length > mostFiles).map(([folder]) => folder);
  expect(crowded.toSorted()).toEqual(lists);
});
