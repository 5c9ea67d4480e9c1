import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { type AcrAnswers, AcrDrawer } from '../../pages/acrDrawer.ts';

const good: AcrAnswers = { accessKeyId: 'my-key', secret: 'secret', regionIds: ['cn-beijing', 'cn-shenzhen'] };
const drawer = 'cn/assets/images?view=images&drawer=acr';

test('regions are connected with one AccessKey', { tag: '@core' }, async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=images');
  const acr = new AcrDrawer(page);
  await acr.open.click();
  await acr.fill(good);
  await acr.ok.click();
  await expect(acr.dialog).toBeHidden();
  await expect(images.registry('cr.cn-beijing.aliyuncs.com')).toBeVisible();
  await expect(images.registry('cr.cn-shenzhen.aliyuncs.com')).toBeVisible();
});

test('a region chosen by keyboard stays chosen when Tab goes on', async ({ page, openSignedIn }) => {
  await openSignedIn(drawer);
  const { dialog } = new AcrDrawer(page);
  const regions = dialog.getByRole('combobox', { name: 'Regions' });
  await regions.click();
  await page.getByTitle(/cn-beijing$/).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chosen = dialog.locator('.ant-select-selection-item');
  await expect(chosen).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(regions).not.toBeFocused();
  await expect(chosen).toHaveCount(1);
});

test('a wrong secret is said on its field, and Go to field leads back to it', async ({
  page,
  openSignedIn,
  connect,
}) => {
  await openSignedIn(drawer);
  const acr = new AcrDrawer(page);
  await acr.fill({ ...good, secret: 'wrong' });
  await acr.ok.click();
  await expect(acr.secret).toHaveAttribute('aria-invalid', 'true');
  await acr.accessKeyId.focus();
  await connect.showMe.click();
  await expect(acr.secret).toBeFocused();
});

test('a Personal image says in the risk column, in sight at 1280 pixels, that it cannot be scanned', async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?view=images&q=repoNamespace:team-sandbox');
  const blocked = images.rows.first().getByRole('button', { name: 'Not scannable' }).first();
  await expect(blocked).toBeInViewport({ ratio: 1 });
  // The cards above load after the rows; once they stand, the row stays under the pointer.
  await expect(images.registries.getByRole('listitem').first()).toBeVisible();
  await blocked.hover();
  await expect(page.getByRole('tooltip')).toContainText('Personal Edition');
  await expect(images.rows.first()).not.toContainText('No risk');
});

test('an instance without VPC access is named on its region, with what to configure', async ({
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?view=images');
  const shanghai = images.registry('cr.cn-shanghai.aliyuncs.com');
  await expect(shanghai).toContainText('VpcAccessNotConfigured');
  await expect(shanghai).toContainText('trade-lab: in the Container Registry console');
});

test('a key is replaced in all its regions', async ({ page, openSignedIn }) => {
  await openSignedIn('cn/assets/images?view=images&drawer=acr&registry=3');
  const dialog = page.getByRole('dialog', { name: /^Edit cr\.cn-hangzhou/ });
  await expect(dialog).toContainText('cn-hangzhou · cn-shanghai');
  await dialog.getByRole('button', { name: 'AccessKey secret: replace' }).click();
  await dialog.getByLabel('AccessKey secret', { exact: true }).fill('fresh');
  await dialog.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(dialog).toBeHidden();
});

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in the drawer with every question open', async ({ page, openSignedIn }) => {
      await openSignedIn(drawer);
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /^(?:OK|确定)$/ }).click();
      for (const question of await dialog.locator('summary').all()) await question.click();
      await expectNoViolations(page, '[role=dialog]');
    });
  });
}

test('the drawer does not overflow a phone, nor do the stages of several regions', async ({ page, openSignedIn }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSignedIn(drawer);
  const acr = new AcrDrawer(page);
  await acr.fill({ ...good, endpoint: { ip: '192.0.2.7', port: 8443 } });
  await acr.test.click();
  await expect(acr.summary).toContainText('Passed: ');
  await acr.testedRegion('China \\(Shenzhen\\)').locator('summary').click();
  await expectNoViolations(page, '[role=dialog]');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const { width } = (await acr.dialog.boundingBox()) ?? { width: 0 };
  expect(width).toBeLessThanOrEqual(390);
  await expect(acr.ok).toBeInViewport();
});
