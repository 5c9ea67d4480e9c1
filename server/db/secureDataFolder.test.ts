import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secureDataFolder } from './secureDataFolder.ts';

let parent: string;
let dataDir: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'mooring-folder-'));
  dataDir = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** A data folder as an older version, or a restored backup, left it. */
function looseFolder(...names: string[]): void {
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o755);
  for (const name of names) {
    writeFileSync(join(dataDir, name), '');
    chmodSync(join(dataDir, name), 0o644);
  }
}

test('a new folder and its files are the server’s alone', () => {
  expect(secureDataFolder(dataDir)).toEqual([]);
  expect(modeOf(dataDir)).toBe('700');
  for (const name of ['mooring.db', 'mooring.lock']) expect(modeOf(join(dataDir, name))).toBe('600');
});

test('what others could read is closed at the next start, backups too, and told', () => {
  const names = ['mooring.db', 'mooring.db-wal', 'mooring.db-shm', 'mooring.db.bak', 'secret.key', 'secret.key.old'];
  looseFolder(...names, 'notes.txt');
  mkdirSync(join(dataDir, 'backups'), { mode: 0o755 });
  const mended = secureDataFolder(dataDir);
  for (const name of names) expect(modeOf(join(dataDir, name))).toBe('600');
  expect([modeOf(dataDir), modeOf(join(dataDir, 'backups'))]).toEqual(['700', '700']);
  expect(mended).toHaveLength(names.length + 2);
  expect(modeOf(join(dataDir, 'notes.txt'))).toBe('644');
  expect(secureDataFolder(dataDir)).toEqual([]);
});

test('a folder may be reached by a link, a file may not', () => {
  const link = join(parent, 'link');
  looseFolder();
  symlinkSync(dataDir, link);
  expect(secureDataFolder(link)).toEqual([dataDir]);

  const elsewhere = join(parent, 'elsewhere');
  writeFileSync(elsewhere, 'x');
  chmodSync(elsewhere, 0o644);
  symlinkSync(elsewhere, join(dataDir, 'secret.key'));
  expect(() => secureDataFolder(dataDir)).toThrow(/secret\.key is a symbolic link/);
  expect(modeOf(elsewhere)).toBe('644');
});

test('a folder of other things is not taken away from others', () => {
  looseFolder('someone.txt');
  expect(() => secureDataFolder(dataDir)).toThrow(/choose a MOORING_DATA_DIR of its own/);
  expect(modeOf(dataDir)).toBe('755');
  rmSync(join(dataDir, 'someone.txt'));
  chmodSync(dataDir, 0o1777);
  expect(() => secureDataFolder(dataDir)).toThrow(/of its own/);
});

test('what belongs to another user is refused', (context) => {
  const getuid = process.getuid;
  if (getuid === undefined) return context.skip();
  looseFolder('mooring.db');
  process.getuid = () => getuid() + 1;
  try {
    expect(() => secureDataFolder(dataDir)).toThrow(/belongs to another user/);
  } finally {
    process.getuid = getuid;
  }
});
