import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflow, expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in the view of registries, nor in a registry’s drawer', async ({
      page,
      openSignedIn,
      images,
    }) => {
      await openSignedIn('cn/assets/images?view=registries');
      await expect(images.rows).toHaveCount(7);
      await expectNoViolations(page);
      await page.goto(`${mockedUrl}#/cn/assets/images?view=registries&drawer=registry&registry=2`);
      await expect(page.getByRole('dialog').locator('dl').first()).toBeVisible();
      await expectNoViolations(page, '[role=dialog]');
    });
  });
}

test('registries are found, sorted and opened by keyboard alone, and the address keeps all of it', {
  tag: '@core',
}, async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=images');
  await page.getByRole('radio', { name: 'Registries' }).focus();
  await page.keyboard.press('Space');
  await expect(images.rows).toHaveCount(7);
  // Those that need somebody stand first, with what to do.
  await expect(images.rows.first()).toContainText('Failing');
  await expect(page.getByRole('region', { name: 'Registries' })).toContainText('Check the network');
  await page.getByRole('checkbox', { name: 'Failing (3)' }).press('Space');
  await expect(images.rows).toHaveCount(3);
  // One of them lists well, but for one organization.
  await expect(page.getByRole('region', { name: 'Registries' })).toContainText('logistics: ');
  const find = page.getByRole('searchbox', { name: 'Search registries' });
  await find.fill('intranet');
  await find.press('Enter');
  await expect(images.rows).toHaveCount(1);
  await page.getByRole('columnheader', { name: 'Secret set' }).press('Enter');
  const legacy = page.getByRole('button', { name: 'harbor-legacy', exact: true });
  await page.getByRole('table').getByRole('button', { name: 'harbor-legacy', exact: true }).press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('Every 6 hours');
  await expect(page).toHaveURL(/failing=true/);
  for (const kept of ['view=registries', 'search=intranet', 'sort=SecretSetAt', 'drawer=registry', 'registry=2']) {
    expect(page.url()).toContain(kept);
  }
  await page.reload();
  await expect(drawer).toContainText('Every 6 hours');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(legacy.last()).toBeVisible();
  await expect(images.rows).toHaveCount(1);
});

test('what is chosen of a schedule is saved and stands in the row', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=registries&drawer=edit&registry=1');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('Every few hours').click();
  const hours = drawer.getByLabel('Hours between two synchronizations');
  await hours.fill('169');
  await drawer.getByRole('button', { name: 'OK' }).click();
  await expect(drawer).toContainText('Enter a whole number from 1 to 168');
  await hours.fill('12');
  await drawer.getByRole('button', { name: 'OK' }).click();
  await expect(drawer).toBeHidden();
  await expect(images.rows.filter({ hasText: 'harbor-production' })).toContainText('Every 12 hours');
});

test('nothing of the registries overflows at any width', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=registries');
  await expect(images.rows).toHaveCount(7);
  await expectNoOverflowAtAnyWidth(page);
  await page.getByRole('table').getByRole('button', { name: 'harbor-legacy', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('Every 6 hours')).toBeVisible();
  await expectNoOverflow(page);
});
