import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { findChromium } from './findChromium.ts';
import { accessStates } from './screenshots/accessStates.ts';
import { connectStates } from './screenshots/connectStates.ts';
import { freshPort, port } from './screenshots/consolePage.ts';
import { insideStates } from './screenshots/insideStates.ts';
import { pageStates } from './screenshots/pageStates.ts';
import { registryStates } from './screenshots/registryStates.ts';
import { riskStates } from './screenshots/riskStates.ts';

/** Pictures of every state of the page, taken of the demo: `npm run screenshots`. */
const folder = join(import.meta.dirname, '../docs/screenshots');
/** Larger ones would weigh down the repository. */
const maxBytes = 150_000;

/** Starts a script in a process of its own; returns once it prints what it prints when it is ready. */
async function start(script: string, environment: Record<string, string>, ready: string) {
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => String(chunk).includes(ready) && resolve());
    child.once('exit', () => reject(new Error(`${script} ended.`)));
  });
  return child;
}

async function take(page: Page, name: string): Promise<void> {
  const picture = await page.screenshot({ animations: 'disabled' });
  // The page has few colours: a palette keeps every letter sharp at a third of the size.
  const { size } = await sharp(picture)
    .png({ palette: true, effort: 10 })
    .toFile(join(folder, `${name}.png`));
  if (size > maxBytes) throw new Error(`${name}.png has ${size} bytes, more than ${maxBytes}.`);
  process.stdout.write(`${name}.png ${Math.round(size / 1024)} kB\n`);
}

const states = { ...pageStates, ...connectStates, ...riskStates, ...insideStates, ...accessStates, ...registryStates };

mkdirSync(folder, { recursive: true });
const demo = await start('scripts/demo.ts', { MOORING_PORT: port }, 'Ctrl+C');
const freshData = mkdtempSync(join(tmpdir(), 'mooring-screenshots-'));
const fresh = await start('server/main.ts', { MOORING_PORT: freshPort, MOORING_DATA_DIR: freshData }, 'Mooring is at');
const executablePath = findChromium();
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  // Text in greys instead of coloured fringes halves a picture's size.
  args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-lcd-text'],
});
try {
  const wanted = process.argv.slice(2);
  for (const [name, reach] of Object.entries(states)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await reach(browser);
    // Drawers slide in and counts settle, and no one event ends that; a picture of the way there shows neither state.
    await page.waitForTimeout(1_500);
    await take(page, name);
    await page.context().close();
  }
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  fresh.kill('SIGTERM');
  rmSync(freshData, { recursive: true, force: true });
}
