import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where a build lies: the console itself, and the static demo that msw answers. */
const folders = { production: 'dist', mock: 'dist-mock' };
type Mode = keyof typeof folders;

/** Everything either is built from; a file that cannot change it (a test) costs one build at most. */
const sources = [
  'src',
  'contract',
  'public',
  'index.html',
  'vite.config.ts',
  'scripts/firstVisit.ts',
  'scripts/stylesOfFirstVisit.ts',
  'package-lock.json',
];

/** Ms since 1970 of the newest change at or below `path`; 0 where there is nothing. Directories count: deleting a file touches its directory. */
function newestChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), stats.mtimeMs);
}

/** Whether the build in `directory` is missing or older than what it is built from. */
export function isStale(directory: string, mode: Mode = 'production'): boolean {
  const builtAt = newestChange(join(directory, folders[mode], 'index.html'));
  return builtAt === 0 || sources.some((source) => newestChange(join(directory, source)) > builtAt);
}

function build(mode: Mode): number {
  process.stdout.write(`Building ${folders[mode]}…\n`);
  const vite = fileURLToPath(new URL('bin/vite.js', import.meta.resolve('vite/package.json')));
  const { status } = spawnSync(process.execPath, [vite, 'build', '--mode', mode, '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status ?? 1;
}

if (import.meta.main) {
  const mode = process.argv[2] === 'mock' ? 'mock' : 'production';
  if (isStale(root, mode)) process.exitCode = build(mode);
  else process.stdout.write(`${folders[mode]} is up to date.\n`);
}
