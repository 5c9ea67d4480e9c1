import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { findCircles } from './findCircles.ts';
import { type Import, importsOf } from './importsOf.ts';
import { rooms, testImports } from './rooms.ts';

/** The project's files: path from the root → text. */
export type Files = ReadonlyMap<string, string>;

const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isSpec = (path: string) => path.endsWith('.spec.ts');

const holds = (room: string, path: string) => path === room || path.startsWith(`${room}/`);

/** The room that a file is in: the longest of the table's paths that leads to it. A test is where what it tests is. */
function roomOf(file: string): string | undefined {
  const path = file.replace('.test.', '.');
  const [longest] = Object.keys(rooms)
    .filter((room) => holds(room, path))
    .toSorted((one, other) => other.length - one.length);
  return longest;
}

/** Whether a room is among those named, one by one or as all of a folder (`server/*`). */
function isAmong(room: string, named: readonly string[]): boolean {
  return named.some((name) => (name.endsWith('/*') ? holds(name.slice(0, -2), room) : name === room));
}

/** Whether files of one room, or its tests, may import files of another. */
export function mayImport(from: string, to: string, asTest: boolean): boolean {
  if (from === to || isAmong(to, rooms[from]?.imports ?? [])) return true;
  return asTest && isAmong(to, testImports[from.split('/')[0] ?? ''] ?? []);
}

function complaintAbout(path: string, from: string, imported: Import, files: Files): string | undefined {
  if ('package' in imported) {
    const allowed = isTest(path) || rooms[from]?.packages.includes(imported.package);
    return allowed ? undefined : `${path} imports the package ${imported.package}, which ${from} may not`;
  }
  const { file } = imported;
  if (file.endsWith('.css')) return undefined;
  if (!files.has(file)) return `${path} imports ${file}, which is not there`;
  if (isTest(file) || isSpec(file)) return `${path} imports the test ${file}`;
  const to = roomOf(file);
  if (to === undefined || mayImport(from, to, isTest(path))) return undefined;
  return `${path} imports ${file}: ${from} may not import ${to}`;
}

function complaintsAbout(path: string, imports: readonly Import[], files: Files): string[] {
  const from = roomOf(path);
  if (from === undefined) return [`${path} is in no room: add its folder to scripts/borders/rooms.ts`];
  return imports.map((imported) => complaintAbout(path, from, imported, files)).filter((text) => text !== undefined);
}

/**
 * What breaks the borders: an import that the table does not allow, judged by the file that it leads to, and every circle.
 * Empty where all hold.
 */
export function checkBorders(files: Files): string[] {
  const imports = [...files].map(([path, text]) => [path, importsOf(path, text)] as const);
  const complaints = imports.flatMap(([path, found]) => complaintsAbout(path, found, files));
  // Nobody imports tests, wherever they stand: they are no part of a circle.
  const edges = imports
    .filter(([path]) => !isTest(path) && !isSpec(path))
    .map(([path, found]) => [path, found.flatMap((one) => ('file' in one ? [one.file] : []))] as const);
  const circles = findCircles(new Map(edges)).map((circle) => `circle: ${circle.join(' → ')}`);
  return [...new Set(complaints), ...circles];
}

const kindAtEnd = new RegExp(`/(${registryTypes.join('|')})$`);

/** A permission as the table grants it: what one kind of registry may, all may. */
const permission = (from: string | undefined, to: string | undefined) =>
  [from, to].map((room) => room?.replace(kindAtEnd, '/<kind>')).join(' → ');

/** Permissions of the table that no production file needs, as `from → to`. */
export function unusedPermissions(files: Files): string[] {
  const used = new Set<string>();
  for (const [path, text] of files) {
    if (isTest(path)) continue;
    for (const one of importsOf(path, text)) if ('file' in one) used.add(permission(roomOf(path), roomOf(one.file)));
  }
  return Object.entries(rooms)
    .flatMap(([from, { imports }]) => imports.map((to) => permission(from, to)))
    .filter((granted) => !used.has(granted));
}
