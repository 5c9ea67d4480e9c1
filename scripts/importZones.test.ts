import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const biome = join(root, 'node_modules/.bin/biome');

/** What the linter, with the project's own rules, says of a project that holds these files. */
function lint(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'mooring-zones-'));
  try {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { stdout, stderr } = spawnSync(biome, ['lint', '--colors=off', '--vcs-enabled=false'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const importing = (path: string, imported: string) =>
  lint({ [path]: `import { something } from '${imported}';\n\nsomething();\n` });

describe('imports flow one way', () => {
  test.each([
    ['contract/probe.ts', 'hono', 'The contract imports zod/mini and itself, nothing else.'],
    ['contract/probe.ts', 'node:fs', 'The contract imports zod/mini and itself, nothing else.'],
    ['contract/probe.ts', '../server/config.ts', 'The contract imports zod/mini and itself, nothing else.'],
    ['src/app/probe.ts', '#server/config.ts', "The browser's code never imports the server's."],
    ['src/main.ts', 'node:fs', "The browser's code never imports the server's."],
    [
      'src/ui/fields/probe.tsx',
      '../src/features/images/ImagesPage.tsx',
      'ui and api import the contract and each other only.',
    ],
    ['src/api/probe.ts', '../src/app/router.tsx', 'ui and api import the contract and each other only.'],
    [
      'src/features/images/probe.tsx',
      '../src/features/registries/useRegistries.ts',
      'A feature never imports a sibling; app composes them.',
    ],
    [
      'src/features/registries/connect/probe.tsx',
      '../src/features/tasks/TaskPanel.tsx',
      'A feature never imports a sibling; app composes them.',
    ],
    ['src/features/tasks/probe.tsx', '../src/app/router.tsx', 'A feature never imports the app that composes it.'],
    ['server/sync/probe.ts', '../../src/main.ts', "The server never imports the browser's code."],
    ['server/sync/probe.ts', '#simulators/main.ts', 'Only tests know the simulators.'],
    ['server/connectors/quay/probe.ts', '../harbor/connector.ts', 'A connector never imports another one.'],
    [
      'server/connectors/harbor/probe.ts',
      '../../db/probe.ts',
      'A connector imports the contract and what all connectors share.',
    ],
    ['simulators/harbor/probe.ts', '#server/config.ts', 'it imports none of its code'],
  ])('%s may not import %s', (path, imported, complaint) => {
    expect(importing(path, imported)).toContain(complaint);
  });

  test.each([
    ['contract/probe.ts', './limits.ts'],
    ['src/features/images/probe.tsx', '../src/ui/text/Digest.tsx'],
    ['src/features/images/probe.tsx', '#contract/limits.ts'],
    ['src/app/probe.tsx', '../src/features/images/ImagesPage.tsx'],
    ['server/connectors/harbor/probe.ts', '../server/connectors/port.ts'],
    ['server/sync/probe.ts', '../server/connectors/port.ts'],
  ])('%s may import %s', (path, imported) => {
    expect(importing(path, imported)).not.toContain('noRestrictedImports');
  });
});

test('a cycle of imports is a complaint', () => {
  const complaint = lint({
    'one.ts': "import { two } from './two.ts';\n\nexport const one = () => two;\n",
    'two.ts': "import { one } from './one.ts';\n\nexport const two = () => one;\n",
  });
  expect(complaint).toContain('noImportCycles');
});
