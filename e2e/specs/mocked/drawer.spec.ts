import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import type { RegistryAnswers } from '../../pages/connectDrawer.ts';

const good: RegistryAnswers = {
  ip: '10.20.30.40',
  domainName: 'new.example.com',
  userName: 'admin',
  password: 'secret',
};
const drawer = 'cn/assets/images?view=images&drawer=connect';

test.describe('slowly enough to watch', () => {
  test.use({ pace: 3 });

  test('by keyboard alone, from opening the drawer to a connected registry', async ({
    page,
    openSignedIn,
    images,
    connect,
  }) => {
    await openSignedIn('cn/assets/images?view=images');
    await images.add.focus();
    await page.keyboard.press('Enter');
    await expect(connect.dialog).toBeVisible();
    for (const [field, text] of [
      [connect.ip, good.ip],
      [connect.domainName, good.domainName],
      [connect.userName, good.userName],
      [connect.password, good.password],
    ] as const) {
      await tabTo(field);
      await page.keyboard.type(text);
    }
    await tabTo(connect.test);
    await page.keyboard.press('Enter');
    await expect(connect.summary).toContainText('Passed: 2,431 images in 86 repositories');
    await page.keyboard.press('Enter');
    await expect(connect.summary).toContainText('Testing');
    await expect(connect.summary).toContainText('Passed');
    await tabTo(connect.ok);
    await page.keyboard.press('Enter');
    await expect(connect.dialog).toBeHidden();
    await expect(images.registry('new.example.com')).toBeVisible();

    async function tabTo(target: typeof connect.ok) {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error('Tab never reaches it.');
    }
  });
});

test('an error can be read and followed by keyboard: Go to field focuses its field', async ({
  page,
  openSignedIn,
  connect,
}) => {
  await openSignedIn(drawer);
  await connect.fill({ ...good, userName: 'wrong' });
  await connect.ok.click();
  await expect(connect.userName).toBeFocused();
  await connect.showMe.focus();
  await page.keyboard.press('Enter');
  await expect(connect.userName).toBeFocused();
});

test('what cannot be tested now is saved untested, and marked so', async ({ page, openSignedIn, images, connect }) => {
  await openSignedIn(drawer);
  await connect.fill({ ...good, ip: '203.0.113.1', unlimited: true });
  await connect.more.focus();
  await page.keyboard.press('Enter');
  await connect.untested.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('new.example.com')).toContainText('Not verified', { timeout: 30_000 });
});

test('a private certificate is trusted in three steps: compare, trust, test again', async ({
  openSignedIn,
  connect,
}) => {
  await openSignedIn(drawer);
  await connect.fill({ ...good, ip: '203.0.113.10' });
  await connect.test.click();
  await expect(connect.stage('TLS and certificate')).toContainText('issued by CN=Intranet Root CA');
  await connect.dialog.getByRole('checkbox', { name: /compared this SHA-256/ }).check();
  await connect.dialog.getByRole('button', { name: 'Trust this CA' }).click();
  await expect(connect.dialog.getByText(/have changed since this test/)).toBeVisible();
  await connect.test.click();
  await expect(connect.summary).toContainText('Passed');
  await expect(connect.stage('TLS and certificate')).toContainText('trusted through the CA entered here');
});

test('a registry is paused, keeps its images, and goes on', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=images');
  const registry = images.registry('harbor-production');
  await registry.getByRole('button', { name: 'Actions for harbor-production' }).click();
  await page.getByRole('menuitem', { name: /^Pause/ }).click();
  await expect(registry).toContainText('Paused');
  await expect(registry).toContainText('384 images');
  await registry.getByRole('button', { name: 'Actions for harbor-production' }).click();
  await page.getByRole('menuitem', { name: 'Resume' }).click();
  await expect(registry).not.toContainText('Paused');
});

test('a registry is edited without retyping its password', { tag: '@core' }, async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?view=images&drawer=edit&registry=1');
  const dialog = page.getByRole('dialog', { name: 'Edit harbor-production' });
  await expect(dialog).toContainText('Set 40 days ago');
  await dialog.getByLabel(/^Display name/).fill('harbor-main');
  await dialog.getByRole('button', { name: 'OK', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(images.registry('harbor-main')).toBeVisible();
});

const startOf = { 'en-US': 'Test connection', 'zh-CN': '测试连接' };

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in a drawer full of rows, findings and questions', async ({ page, openSignedIn }) => {
      await openSignedIn('cn/assets/images?view=images&drawer=connect');
      const dialog = page.getByRole('dialog');
      await dialog.locator('label').filter({ hasText: 'Quay' }).click();
      await dialog.getByLabel('IP', { exact: true }).fill('203.0.113.10');
      for (const [label, text] of [
        [/^Domain name|^域名/, 'new.example.com'],
        [/^Username|^用户名/, 'admin'],
        [/^Image repository organization|^镜像仓库组织/, 'payments'],
      ] as const) {
        await dialog.getByLabel(label).fill(text);
      }
      for (const secret of await dialog.locator('input[type=password]').all()) await secret.fill('secret');
      await dialog.getByRole('button', { name: startOf[locale] }).click();
      await expect(dialog.getByRole('checkbox')).toBeVisible();
      for (const question of await dialog.locator('summary').all()) await question.click();
      await expectNoViolations(page, '[role=dialog]');
    });
  });
}

test('a drawer with rows and findings does not overflow at any width', async ({ page, openSignedIn, connect }) => {
  await openSignedIn(drawer);
  await connect.choose('Quay');
  await connect.fill({ ...good, ip: '203.0.113.10' });
  await connect.dialog.getByLabel('Image repository organization').fill('payments');
  await connect.dialog.getByLabel('Auth_token', { exact: true }).fill('secret');
  await connect.test.click();
  await expect(connect.stage('TLS and certificate')).toContainText('failed');
  await expectNoOverflowAtAnyWidth(page, () => expect(connect.ok).toBeInViewport());
});
