import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { mockedUrl } from '../../../playwright.config.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing on the page and in the drawers', async ({ page }) => {
        await page.goto(`${mockedUrl}#/cn/assets/images?view=images`);
        await page.locator('input').first().fill('admin');
        await page.locator('input[type=password]').fill('mooring-demo');
        await page.keyboard.press('Enter');
        await new ImagesPage(page).rows.first().waitFor();
        await expectNoViolations();
        for (const drawer of ['connect', 'tasks']) {
          await page.goto(`${mockedUrl}#/cn/assets/images?view=images&drawer=${drawer}`);
          await page.getByRole('dialog').waitFor();
          await expectNoViolations();
        }

        async function expectNoViolations() {
          // Measured in the middle of a fade, a colour is not the one that stays.
          await page.evaluate(() => {
            for (const animation of document.getAnimations()) {
              if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
            }
          });
          const { violations } = await new AxeBuilder({ page }).analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
        }
      });
    });
  }
}

for (const width of [1280, 768, 390]) {
  test(`nothing overflows at ${width} pixels`, async ({ page, openSignedIn, images, connect }) => {
    await page.setViewportSize({ width, height: 900 });
    await openSignedIn('cn/assets/images?view=images');
    await expect(images.rows.first()).toBeVisible();
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await images.add.click();
    await expect(connect.dialog).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await expect(connect.ok).toBeInViewport();
  });
}
