import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.optional(z.string()),
      integrity: z.optional(z.string()),
      hasInstallScript: z.optional(z.boolean()),
      dev: z.optional(z.boolean()),
      inBundle: z.optional(z.boolean()),
    }),
  ),
});
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const manifest = packageSchema.parse(read('package.json'));
const { packages } = lockSchema.parse(read('package-lock.json'));
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('what is installed is what was locked: every package has its hash', () => {
  const without = installed.filter(
    ([, { integrity, inBundle }]) => !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test('the Node binary is one of these packages, of one exact version on every platform', () => {
  const binaries = Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'));
  expect(binaries.length).toBeGreaterThan(0);
  const [[, version = ''] = []] = binaries;
  expect(version).toMatch(/^24\.\d+\.\d+$/);
  for (const [name, wanted] of binaries) {
    expect(wanted, name).toBe(version);
    expect(packages[`node_modules/${name}`], name).toMatchObject({ version, integrity: expect.any(String) });
  }
});

test('no package that the product runs does anything when it is installed', () => {
  const running = installed.filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev);
  expect(running.map(([path]) => path).filter((path) => path !== 'node_modules/fsevents')).toEqual([]);
  expect(Object.values(manifest.allowScripts).filter((isAllowed) => isAllowed)).toEqual([]);
});

test('a library comes from the registry, never from an address or a folder', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  expect(Object.entries(wanted).filter(([, range]) => !/^\^?\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});
