import { expect } from '@playwright/test';
import { MooringProcess } from '../../fixtures/mooringProcess.ts';
import { pageTest } from '../../fixtures/pageTest.ts';
import { test as sharedTest } from '../../fixtures/sharedTest.ts';

const test = pageTest.extend<{ fresh: MooringProcess }>({
  fresh: async ({}, use) => {
    const mooring = new MooringProcess({ MOORING_ADMIN_PASSWORD: '' });
    await mooring.start();
    await use(mooring);
    await mooring.close();
  },
});

test('the first visit creates the administrator and is signed in with it', { tag: '@core' }, async ({
  page,
  fresh,
  signIn,
  images,
}) => {
  await page.goto(fresh.url);
  await expect(signIn.heading).toHaveText('Create the administrator');
  await signIn.password.fill('a long enough one');
  await signIn.repeat.fill('another one');
  await signIn.submit.click();
  await expect(signIn.repeat).toHaveAttribute('aria-invalid', 'true');

  await signIn.repeat.fill('a long enough one');
  await signIn.submit.click();
  await expect(images.heading).toBeVisible();
});

sharedTest.describe('zh-CN', () => {
  sharedTest.use({ locale: 'zh-CN' });

  sharedTest('a browser that speaks Chinese is answered in Chinese', async ({ page, mooring }) => {
    await page.goto(mooring.url);
    await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });
});
