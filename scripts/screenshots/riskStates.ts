import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { inAllLooks, type Reach, rows, signedIn } from './consolePage.ts';

const chinese = { locale: 'zh-CN', colorScheme: 'dark' } as const;
const scans = 'cn/security/scans';
const phone = { viewport: { width: 390, height: 844 } } as const;

/** The details of an image that has something to show. */
async function details(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await signedIn(browser, 'cn/assets/images?view=images&q=riskLevel:high', options);
  await rows(page);
  await page.locator('tr[data-row-key] a').first().click();
  await page
    .getByRole('dialog')
    .getByText(/CVE-\d+/)
    .first()
    .waitFor();
  return page;
}

async function scanPage(browser: Browser, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await signedIn(browser, path, options);
  await page
    .getByText(/CVE-\d+/)
    .first()
    .waitFor();
  return page;
}

/** What images are built on, once reports tell what they inherit. */
function bases(options: BrowserContextOptions): Reach {
  return async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=bases&sort=ClearedVulCount', options);
    await rebuildOf(page).waitFor({ timeout: 180_000 });
    await page
      .locator('table')
      .first()
      .evaluate((table) => table.scrollIntoView({ block: 'nearest' }));
    return page;
  };
}

/** A base beside the version of it that images should be built on anew. */
function comparison(options: BrowserContextOptions): Reach {
  return async (browser) => {
    const page = await bases(options)(browser);
    await page
      .getByRole('link', { name: /^Compare with|^与.*对比/ })
      .first()
      .click();
    await page.getByRole('tab', { name: /^Layers|^镜像层/ }).waitFor();
    return page;
  };
}

const rebuildOf = (page: Page) => page.getByRole('link', { name: /^Rebuilding .* clears|重新构建.*可消除/ }).first();

/** What is at risk, and what is done about it. */
export const riskStates: Record<string, Reach> = {
  'details-light-en': (browser) => details(browser),
  'details-dark-zh': (browser) => details(browser, chinese),
  'details-390-light-en': (browser) => details(browser, phone),
  ...inAllLooks('bases', bases),
  ...inAllLooks('comparison', comparison),
  'repository-light-en': async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=repositories');
    await rows(page);
    await page.locator('tr[data-row-key] a').first().click();
    await page.getByRole('tab').first().waitFor();
    await rows(page);
    return page;
  },
  'scans-light-en': (browser) => scanPage(browser, scans),
  'scans-dark-zh': (browser) => scanPage(browser, scans, chinese),
  'scan-settings-light-en': async (browser) => {
    const page = await scanPage(browser, `${scans}?drawer=settings`);
    await page.getByRole('dialog').getByRole('switch').waitFor();
    return page;
  },
  'scan-dialog-light-en': async (browser) => {
    const page = await scanPage(browser, scans);
    await page.locator('main .ant-btn-primary').first().click();
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    return page;
  },
};
