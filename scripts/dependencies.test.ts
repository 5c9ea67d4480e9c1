import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Who installs to run has the dependencies only, without those for development. */
test.each(['server', 'contract', 'src'])('what %s imports is a dependency', (zone) => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const missing = globSync(`${zone}/**/*.{ts,tsx}`, { cwd: root, exclude: ['**/*.test.*', '**/testing/**'] })
    .flatMap((path) => [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import) '([^'.#][^']*)'/g)])
    .map(([, imported = '']) => imported.split('/', imported.startsWith('@') ? 2 : 1).join('/'))
    .filter((name) => !(name in dependencies) && !name.startsWith('node:') && !builtinModules.includes(name));
  expect([...new Set(missing)]).toEqual([]);
});
