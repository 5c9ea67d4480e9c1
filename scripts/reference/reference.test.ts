import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actionNames } from '#contract/actions/actions.ts';
import { permissions } from './permissions.ts';
import { reference } from './reference.ts';

test.each([
  ['api.md', reference],
  ['permissions.md', permissions],
])('docs/%s says what the contract says; `npm run reference` writes it anew', (name, written) => {
  expect(readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')).toBe(written());
});

test('every action has a section that says what it does', () => {
  const sections = reference().split('\n## ').slice(1);
  const silent = actionNames.filter((name) => {
    const section = sections.find((text) => text.startsWith(`${name}\n`) || text.startsWith(`${name} (ext)\n`));
    return !/^(?!Changes something|Reads\.)\S/m.test(section?.split('\n')[2] ?? '');
  });
  expect(silent).toEqual([]);
});

test('a field of ours is marked as an extension, one of the cloud is not', () => {
  expect(reference()).toMatch(/\| `SkipVerify` \| boolean \| optional \*\*ext\*\* \|/);
  expect(reference()).toMatch(/\| `RegistryHostIp` \| string, at most 45 \| {2}\|/);
});
