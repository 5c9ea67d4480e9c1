import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Chromium without windows: tests take a fifth less time in it than in the whole browser. */
const shells = ['chromium-headless-shell'];
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function find(names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isExecutable);
}

/** What tests run in: the machine's Chromium, else the one Playwright has installed; undefined where there is neither. */
export function findChromium(): string | undefined {
  return find([...shells, ...browsers]);
}

/** What is measured in: the browser that people have, where the machine has it. */
export function findWholeChromium(): string | undefined {
  return find([...browsers, ...shells]);
}

function run(command: string, ...parameters: string[]): boolean {
  process.stdout.write(`No Chromium yet: ${[command, ...parameters].join(' ')}\n`);
  const { status } = spawnSync(command, parameters, { stdio: 'inherit', timeout: 5 * 60_000 });
  return status === 0;
}

/** Installs a Chromium: Playwright's own, else Debian's where we are root. */
function install(): void {
  if (run('npx', 'playwright', 'install', 'chromium') && findChromium() !== undefined) return;
  if (process.getuid?.() !== 0) return;
  // A fresh machine may still be updating itself.
  const waitForLock = ['-o', 'DPkg::Lock::Timeout=120'];
  run('apt-get', 'update', '-qq', ...waitForLock);
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (run('apt-get', 'install', '-y', '-qq', ...waitForLock, '--no-install-recommends', name)) return;
}

if (import.meta.main) {
  if (findChromium() === undefined) install();
  const found = findChromium();
  if (found === undefined) {
    process.stderr.write('No Chromium was found, and none could be installed. Install one, then try again.\n');
    process.exit(1);
  }
  process.stdout.write(`Chromium: ${found}\n`);
}
