import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isStale } from './buildIfStale.ts';

describe('the console is built again only when it has to be', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mooring-build-'));
    for (const folder of ['src/app', 'dist']) mkdirSync(join(directory, folder), { recursive: true });
    writeFileSync(join(directory, 'src/app/page.ts'), '');
    writeFileSync(join(directory, 'dist/index.html'), '');
    for (const path of ['src/app/page.ts', 'src/app', 'src']) touch(path, 1000);
    touch('dist/index.html', 2000);
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  function touch(path: string, seconds: number) {
    utimesSync(join(directory, path), seconds, seconds);
  }

  test('a build newer than everything is kept', () => {
    expect(isStale(directory)).toBe(false);
  });

  test('without a build it is stale', () => {
    rmSync(join(directory, 'dist'), { recursive: true });
    expect(isStale(directory)).toBe(true);
  });

  test('a changed source deep inside makes it stale', () => {
    touch('src/app/page.ts', 3000);
    expect(isStale(directory)).toBe(true);
  });

  test('a deleted source makes it stale', () => {
    rmSync(join(directory, 'src/app/page.ts'));
    expect(isStale(directory)).toBe(true);
  });

  test('a changed script that the build runs makes it stale', () => {
    const config = readFileSync(join(import.meta.dirname, '../vite.config.ts'), 'utf8');
    const scripts = [...config.matchAll(/from '\.\/(scripts\/[^']+)'/g)].map(([, path = '']) => path);
    expect(scripts).not.toHaveLength(0);
    mkdirSync(join(directory, 'scripts'));
    for (const script of scripts) {
      writeFileSync(join(directory, script), '');
      expect([script, isStale(directory)]).toEqual([script, true]);
      rmSync(join(directory, script));
    }
  });

  test('other packages make it stale', () => {
    writeFileSync(join(directory, 'package-lock.json'), '{}');
    expect(isStale(directory)).toBe(true);
  });
});
