import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync(new URL('../docs/attacks.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| attack') && !line.startsWith('| ---'))
  .map((line) => line.split(' | '));

test.each(rows.map(([attack = '', , named = '']) => [attack.slice(2), named] as const))(
  'there is a test of: %s',
  (_attack, named) => {
    const [, path = '', title] = /^`([^`]+\.test\.ts)`(?: › (.+?))?\s*\|?$/.exec(named) ?? [];
    const file = new URL(`../${path}`, import.meta.url);
    expect(path !== '' && existsSync(file), named).toBe(true);
    if (title !== undefined) expect(readFileSync(file, 'utf8')).toContain(title);
  },
);

test('every file that SECURITY-ASVS.md names is there', () => {
  const folder = new URL('../docs/', import.meta.url);
  const text = readFileSync(new URL('SECURITY-ASVS.md', folder), 'utf8');
  const files = [...text.matchAll(/`((?:contract|scripts|server|src)\/[^`]+)`/g)].map(([, path = '']) => `../${path}`);
  const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, path = '']) => path);
  expect(files.length).toBeGreaterThan(50);
  expect([...files, ...links].filter((path) => !existsSync(new URL(path, folder)))).toEqual([]);
});

test('the table is read', () => {
  expect(rows.length).toBeGreaterThan(40);
});
