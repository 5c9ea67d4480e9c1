import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { mockedUrl } from '../../../playwright.config.ts';
import { test } from '../../fixtures/mockedTest.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an address that two regions share is looked up and taken along for nginx', async ({
  page,
  openSignedIn,
  allowlist,
}) => {
  await openSignedIn('cn/assets/images');
  await allowlist.menuEntry.click();
  await expect(allowlist.heading).toBeVisible();
  await allowlist.search.pressSequentially('172.16.5.1');
  await expect(allowlist.regions).toContainText(['Germany (Frankfurt)', 'UK (London)']);
  await expect(allowlist.finding).toContainText('belongs to 2 regions');
  await allowlist.chooseFormat('nginx');
  await allowlist.chooseNetwork('VPC');
  await allowlist.copy.click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('allow 172.16.0.0/20;');
});

test('a search is a link: reloaded, it shows the same', async ({ page, openSignedIn, allowlist }) => {
  await openSignedIn('intl/allowlist');
  await allowlist.search.pressSequentially('法兰克福');
  await expect(page).toHaveURL(/q=/);
  await page.reload();
  await expect(allowlist.search).toHaveValue('法兰克福');
  await expect(allowlist.regions).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const locale of ['en-US', 'zh-CN']) {
    test.describe(`${colorScheme}, ${locale}`, () => {
      test.use({ colorScheme, locale });

      test('axe finds nothing on the allowlist page', async ({ page }) => {
        await page.goto(`${mockedUrl}#/cn/allowlist?q=172.16`);
        await page.locator('input').first().fill('admin');
        await page.locator('input[type=password]').fill('mooring-demo');
        await page.keyboard.press('Enter');
        await page.getByRole('rowheader').first().waitFor();
        // Measured in the middle of a fade, a colour is not the one that stays.
        await page.evaluate(() => {
          for (const animation of document.getAnimations()) {
            if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
          }
        });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    });
  }
}

for (const width of [1280, 768, 390]) {
  test(`the allowlist does not overflow at ${width} pixels`, async ({ page, openSignedIn, allowlist }) => {
    await page.setViewportSize({ width, height: 900 });
    await openSignedIn('cn/allowlist');
    await expect(allowlist.regions).toHaveCount(16);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
