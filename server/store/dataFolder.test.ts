import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataFolder } from './dataFolder.ts';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'mooring-data-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

async function open(name: string) {
  const folder = new DataFolder(join(parent, name));
  try {
    const { id } = await folder.open({ fromEnvironment: undefined, replaceLost: false }, () => {});
    return { id, close: () => folder.close() };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

test('a data folder has one id, and a copy beside it another', async () => {
  const first = await open('data');
  await first.close();
  cpSync(join(parent, 'data'), join(parent, 'copy'), { recursive: true });
  const [again, copy] = [await open('data'), await open('copy')];
  await Promise.all([again.close(), copy.close()]);
  expect(again.id).toBe(first.id);
  expect(copy.id).not.toBe(first.id);
});

test('a start that is refused leaves the folder to the next', async () => {
  await (await open('data')).close();
  const key = join(parent, 'data', 'secret.key');
  rmSync(key);
  await expect(open('data')).rejects.toThrow(/is missing/);
  writeFileSync(key, 'oops');
  await expect(open('data')).rejects.toThrow(/does not hold a key/);
});
