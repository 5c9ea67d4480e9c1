import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
/** What a released migration says is not changed any more (the last of these took the column away), nor what it is tested with. */
const earlier = /migrations\/00([01]\d|2[0-2])|server\/testing\/upgrades\/earlierData\.ts/;

test('nothing but migrations of earlier versions asks whether an image is taken in before it is shown', () => {
  const files = globSync('{bench,contract,e2e,scripts,server,simulators,src}/**/*.{ts,tsx,js}', { cwd: root })
    .filter((file) => !earlier.test(file) && join(root, file) !== import.meta.filename)
    .filter((file) => readFileSync(join(root, file), 'utf8').includes('taken_in_at'));
  expect(files).toEqual([]);
});
