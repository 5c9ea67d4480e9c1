import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

export const port = '18079';
export const url = `http://127.0.0.1:${port}/`;
/** A server that nobody has visited yet. */
export const freshPort = '18078';
export const freshUrl = `http://127.0.0.1:${freshPort}/`;

/** Brings a page into a state, to be taken once all has settled. */
export type Reach = (browser: Browser) => Promise<Page>;

const english = { locale: 'en-US', colorScheme: 'light', viewport: { width: 1280, height: 900 } } as const;

export async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ ...english, ...options })).newPage();
}

/** A desk and a phone, each in one language and scheme and in the other. */
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  '1440-light-en': { viewport: { width: 1440, height: 900 } },
  '1440-dark-zh': { viewport: { width: 1440, height: 900 }, colorScheme: 'dark', locale: 'zh-CN' },
  '390-dark-en': { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  '390-light-zh': { viewport: { width: 390, height: 844 }, locale: 'zh-CN' },
};

/** One state in all these looks, each picture named after both. */
export function inAllLooks(state: string, reach: (options: BrowserContextOptions) => Reach): Record<string, Reach> {
  return Object.fromEntries(Object.entries(looks).map(([look, options]) => [`${state}-${look}`, reach(options)]));
}

/** A page of the console, signed in. */
export async function signedIn(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newPage(browser, options);
  await page.goto(url + path);
  await page.locator('input').first().fill('admin');
  await page.locator('input[type=password]').fill('mooring-demo');
  await page.keyboard.press('Enter');
  await page.locator('input[autocomplete=current-password]').waitFor({ state: 'detached' });
  return page;
}

export const rows = (page: Page) =>
  page.locator('table:not([aria-busy="true"]) tbody tr[data-row-key]').first().waitFor();
export const images = 'cn/assets/images?view=images';
