import { expect } from '@playwright/test';
import { test } from '../../fixtures/mockedTest.ts';

test('a number on a card shows its rows, and back shows the list as it was', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=images');
  await expect(images.rows).toHaveCount(20);
  const before = await images.shown();
  await images.count('High').click();
  await expect(images.filters).toContainText('High');
  await expect.poll(() => images.shown()).not.toEqual(before);
  await page.goBack();
  await expect.poll(() => images.shown()).toEqual(before);
});

test('a search becomes a chip that can be removed', async ({ openSignedIn, images, page }) => {
  await openSignedIn('cn/assets/images?view=images');
  await images.search('api');
  await expect(images.filters).toContainText('api');
  await page.getByRole('button', { name: /Remove filter/ }).click();
  await expect(images.filters).toBeHidden();
});

test('a search that finds nothing offers to clear the filters', async ({ openSignedIn, images, page }) => {
  await openSignedIn('cn/assets/images?view=images');
  await images.search('there is no such thing');
  await expect(page.getByText('Nothing matches these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  await expect(images.rows).toHaveCount(20);
});

test('the other data centre has its own registries: none, and says how to begin', async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images');
  await page.getByRole('button', { name: /Data centre/ }).click();
  await page
    .getByRole('menuitemradio', { name: 'Outside China' })
    .or(page.getByRole('menuitem', { name: 'Outside China' }))
    .first()
    .click();
  await expect(page).toHaveURL(/intl\/assets\/images/);
  await expect(page.getByText('No registry is connected yet')).toBeVisible();
  await expect(images.registries).toBeHidden();
});

test('a registry connected by hand syncs while one watches', async ({ openSignedIn, images, connect }) => {
  await openSignedIn('cn/assets/images?view=images&drawer=connect');
  await connect.fill({
    ip: '10.20.30.40',
    domainName: 'new.example.com',
    userName: 'admin',
    password: 'secret',
    unlimited: true,
  });
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('new.example.com')).toContainText('Synchronizing');
  await expect(images.registry('new.example.com')).toContainText('Verified', { timeout: 30_000 });
});
