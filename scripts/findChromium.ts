import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The machine's Chromium, else the one Playwright has installed; undefined where there is neither. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, chromium.executablePath()].find(isExecutable);
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
  run('apt-get', 'install', '-y', '-qq', ...waitForLock, '--no-install-recommends', 'chromium');
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
