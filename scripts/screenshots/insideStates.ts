import type { BrowserContextOptions, Page } from '@playwright/test';
import { images, inAllLooks, type Reach, rows, signedIn } from './consolePage.ts';

/** A tab of an image's details; of an image that was built in a way that is at risk. */
function tab(name: RegExp, shown: (page: Page) => Promise<unknown>) {
  return (options: BrowserContextOptions): Reach =>
    async (browser) => {
      const page = await signedIn(browser, `${images}&q=buildRisk:secret_in_env`, options);
      await rows(page);
      await page.locator('tr[data-row-key] a').first().click();
      const handle = page.getByRole('dialog').getByRole('tab', { name });
      await handle.click();
      await shown(page);
      // On a phone what the tab shows is below the window.
      await handle.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      return page;
    };
}

const tableShown = (page: Page) =>
  page.getByRole('dialog').locator('table:not([aria-busy="true"]) tbody tr[data-row-key]').first().waitFor();
const imageRisks = tab(/^Build risks|^构建风险/, tableShown);

/** What is inside of images, and how they were built. */
export const insideStates: Record<string, Reach> = {
  ...inAllLooks('image-risks', imageRisks),
  ...inAllLooks('image-layers', tab(/^Layers|^镜像层/, tableShown)),
  ...inAllLooks(
    'image-configuration',
    tab(/^Configuration|^配置/, (page) => page.getByRole('dialog').locator('dl, table').first().waitFor()),
  ),
  ...inAllLooks('build-risks', (options) => async (browser) => {
    const page = await signedIn(browser, 'cn/security/scans?view=buildRisks', options);
    await rows(page);
    return page;
  }),
  ...inAllLooks('ignore-risk', (options) => async (browser) => {
    const page = await imageRisks(options)(browser);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Ignore|^忽略/ })
      .first()
      .click();
    await page.getByRole('radio').first().waitFor();
    return page;
  }),
};
