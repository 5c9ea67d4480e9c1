import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { expectNoOverflow, expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';

const basesView = 'cn/assets/images?view=bases';

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in base images, in what an image is built on, nor in a comparison', async ({
      page,
      openSignedIn,
      images,
    }) => {
      await openSignedIn(basesView);
      const loading = page.locator('.ant-skeleton');
      await images.rows.first().waitFor();
      await expect(loading).toHaveCount(0);
      await expectNoViolations(page);
      await images.rows.first().getByRole('link').nth(1).click();
      // Images can be chosen; until then the first row is still that of the base itself.
      await expect(images.rows.first().getByRole('checkbox')).toBeVisible();
      await images.rows.first().getByRole('link').first().click();
      const drawer = page.getByRole('dialog');
      await expect(drawer.locator('section a[href*="compare"]').first()).toBeVisible();
      await expect(loading).toHaveCount(0);
      await expectNoViolations(page, '[role=dialog]');
      await drawer.locator('section a[href*="compare"]').first().click();
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click();
        await expect(page.getByRole('tabpanel').locator('table, [role=status]').first()).toBeVisible();
        await expect(loading).toHaveCount(0);
        await expectNoViolations(page);
      }
    });
  });
}

test('from the base that most comes from to its images, to one of them, and to what it adds to its base', {
  tag: '@core',
}, async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=images');
  await page.getByRole('radio', { name: 'Base images' }).focus();
  await page.keyboard.press('Space');
  await expect(page).toHaveURL(/view=bases/);
  const bases = page.getByRole('table', { name: 'Base images' });
  const rebuild = bases.getByRole('link', { name: /^Rebuilding \d+ images on .* clears \d+ findings$/ }).first();
  await expect(rebuild).toBeVisible();
  const base = await bases.getByRole('link').first().textContent();
  await rebuild.press('Enter');
  await expect(images.filters).toContainText(`Base image: ${base}`);
  await expect(images.rows.first()).toBeVisible();
  await images.rows.first().getByRole('link').first().press('Enter');
  const part = page.getByRole('dialog').getByRole('region', { name: 'Base image' });
  await expect(part).toContainText(`Built on ${base}`);
  await part.getByRole('link', { name: 'Compare with the base image' }).press('Enter');
  await expect(page.getByRole('region', { name: 'Before' })).toContainText(String(base));
  await page.getByRole('tab', { name: /^Layers/ }).click();
  const layers = page.getByRole('table', { name: 'Layers' });
  await expect(layers.getByRole('row', { name: /Unchanged/ }).first()).toBeVisible();
  await expect(layers.getByRole('row', { name: /Added/ }).first()).toBeVisible();
  await expect(layers.getByRole('row', { name: /Removed/ })).toHaveCount(0);
  await page.reload();
  await expect(layers.getByRole('row', { name: /Added/ }).first()).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(part).toBeVisible();
});

test('vulnerabilities of an image are narrowed to those it inherits, and the address keeps that', async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?view=images&q=baseOutdated:NO&q=riskLevel:high&sort=VulCount');
  await images.rows.first().getByRole('link').first().click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link', { name: /vulnerabilit(y|ies) inherited$/ }).click();
  await expect(drawer.getByRole('cell', { name: 'Inherited' }).first()).toBeVisible();
  await expect(drawer.getByRole('cell', { name: 'Own' })).toHaveCount(0);
  await page.reload();
  await expect(drawer.getByRole('radio', { name: /^Inherited/ })).toBeChecked();
});

test('two selected images are compared, and the other way round by Swap', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?view=images&q=repoName:orders');
  for (const row of [0, 1]) await images.rows.nth(row).getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Compare' }).click();
  const before = page.getByRole('region', { name: 'Before' }).getByRole('link');
  const after = page.getByRole('region', { name: 'After' }).getByRole('link');
  const [was, is] = [await before.textContent(), await after.textContent()];
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(before).toHaveText(String(is));
  await expect(after).toHaveText(String(was));
});

test('nothing of base images and comparisons overflows at any width', async ({ page, openSignedIn, images }) => {
  await openSignedIn(basesView);
  await expect(images.rows.first()).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
  await images.rows.first().getByRole('link').nth(2).click();
  // Images can be chosen; until then the first row is still that of the base itself.
  await expect(images.rows.first().getByRole('checkbox')).toBeVisible();
  await images.rows.first().getByRole('link').first().click();
  const compare = page.getByRole('dialog').getByRole('link', { name: 'Compare with the base image' });
  await expect(compare).toBeVisible();
  await expectNoOverflow(page);
  await compare.click();
  for (const tab of ['Vulnerabilities', 'Build risks', 'Layers', 'Configuration']) {
    await page.goto(page.url().replace(/(\?.*)?$/, `?tab=${tab === 'Build risks' ? 'risks' : tab.toLowerCase()}`));
    await expect(page.getByRole('tabpanel').locator('table, [role=status]').first()).toBeVisible();
    await expectNoOverflowAtAnyWidth(page);
  }
});
