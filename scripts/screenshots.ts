import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { errorFacts } from '#contract/errors.ts';
import { findChromium } from './findChromium.ts';

/** Pictures of every state of the page, taken of the demo: `npm run screenshots`. */
const folder = join(import.meta.dirname, '../docs/screenshots');
const port = '18079';
const url = `http://127.0.0.1:${port}/`;
/** A server that nobody has visited yet. */
const freshPort = '18078';
const freshUrl = `http://127.0.0.1:${freshPort}/`;
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

const english = { locale: 'en-US', colorScheme: 'light', viewport: { width: 1280, height: 900 } } as const;

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ ...english, ...options })).newPage();
}

/** A page of the console, signed in. */
async function signedIn(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(browser, options);
  await page.goto(url + path);
  await page.locator('input').first().fill('admin');
  await page.locator('input[type=password]').fill('mooring-demo');
  await page.keyboard.press('Enter');
  await page.locator('input[autocomplete=current-password]').waitFor({ state: 'detached' });
  return page;
}

const rows = (page: Page) => page.locator('table:not([aria-busy="true"]) tbody tr[data-row-key]').first().waitFor();
const images = 'cn/assets/images?view=images';

/** Each state by its name; a function that brings a page into it. */
const states: Record<string, (browser: Browser) => Promise<Page>> = {
  'set-up-light-en': async (browser) => {
    const page = await newPage(browser, {});
    await page.goto(freshUrl);
    await page.locator('input[autocomplete=new-password]').first().waitFor();
    return page;
  },
  'empty-light-en': async (browser) => {
    const page = await newPage(browser, {});
    await page.goto(freshUrl);
    const passwords = page.locator('input[autocomplete=new-password]');
    await passwords.first().waitFor();
    for (const input of await passwords.all()) await input.fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('No registry is connected yet').waitFor();
    return page;
  },
  'sign-in-light-en': async (browser) => {
    const page = await newPage(browser, {});
    await page.goto(url);
    await page.locator('input[type=password]').waitFor();
    return page;
  },
  'images-light-en': async (browser) => {
    const page = await signedIn(browser, images);
    await rows(page);
    return page;
  },
  'images-dark-en': async (browser) => {
    const page = await signedIn(browser, images, { colorScheme: 'dark' });
    await rows(page);
    return page;
  },
  'images-light-zh': async (browser) => {
    const page = await signedIn(browser, images, { locale: 'zh-CN' });
    await rows(page);
    return page;
  },
  'repositories-light-en': async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=repositories');
    await rows(page);
    return page;
  },
  'repositories-dark-zh': async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=repositories', {
      locale: 'zh-CN',
      colorScheme: 'dark',
    });
    await rows(page);
    return page;
  },
  'images-390-light-en': async (browser) => {
    const page = await signedIn(browser, images, { viewport: { width: 390, height: 844 } });
    await rows(page);
    return page;
  },
  'images-768-light-en': async (browser) => {
    const page = await signedIn(browser, images, { viewport: { width: 768, height: 1024 } });
    await rows(page);
    return page;
  },
  'no-match-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&q=tag:there-is-no-such-tag`);
    await page.getByText('Nothing matches').waitFor();
    return page;
  },
  'loading-light-en': async (browser) => {
    const page = await newPage(browser, {});
    // Never answered: what one sees before the first answer comes.
    await page.route(/\/api\/(Describe|Page)/, () => undefined);
    await page.goto(url + images);
    await page.locator('input').first().fill('admin');
    await page.locator('input[type=password]').fill('mooring-demo');
    await page.keyboard.press('Enter');
    await page.locator('[aria-busy="true"]').first().waitFor();
    return page;
  },
  'error-light-en': async (browser) => {
    const page = await signedIn(browser, images);
    await page.route(/\/api\/DescribeImageInstances/, (route) =>
      route.fulfill({
        status: 500,
        json: {
          Code: 'ServerError',
          Message: 'The server failed',
          RequestId: '6A0D2F2C-0000-4000-8000-5C1E7B1A9D11',
          Recommend: errorFacts.ServerError.advice.en,
        },
      }),
    );
    await page.reload();
    await page.getByRole('button', { name: 'Retry' }).waitFor();
    return page;
  },
  'connect-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`);
    await page.getByRole('dialog').waitFor();
    return page;
  },
  'connect-dark-zh': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`, { colorScheme: 'dark', locale: 'zh-CN' });
    await page.getByRole('dialog').waitFor();
    return page;
  },
  'connect-390-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`, { viewport: { width: 390, height: 844 } });
    await page.getByRole('dialog').waitFor();
    return page;
  },
  'connect-refused-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('IP', { exact: true }).fill('127.0.0.1');
    await dialog.getByLabel(/^Port/).fill('1');
    await dialog.getByLabel('Domain name', { exact: true }).fill('harbor.example.com');
    await dialog.getByLabel('Username', { exact: true }).fill('admin');
    await dialog.getByLabel('Password', { exact: true }).fill('secret');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'NetworkConnectError' }).first().waitFor();
    return page;
  },
  'tasks-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=tasks`);
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    return page;
  },
};

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
    // Drawers slide in and counts settle; a picture of the way there shows neither state.
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
