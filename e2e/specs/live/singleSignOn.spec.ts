import { expect, type Page } from '@playwright/test';
import { type RunningProvider, startProvider } from '#server/testing/singleSignOn/startProvider.ts';
import { MooringProcess } from '../../fixtures/mooringProcess.ts';
import { pageTest } from '../../fixtures/pageTest.ts';
import { signIn as signInAsAdmin } from '../../fixtures/signIn.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { AccessKeysPage } from '../../pages/accessKeysPage.ts';

interface Fixtures {
  /** At `localhost`, while the console is at 127.0.0.1: another site, as a provider is. */
  provider: RunningProvider;
  mooring: MooringProcess;
}

const test = pageTest.extend<Fixtures>({
  provider: async ({}, use) => {
    const provider = await startProvider();
    provider.people.set('u-1', { preferred_username: 'anna', groups: ['security'] });
    provider.people.set('u-2', { preferred_username: 'eve', groups: ['visitors'] });
    await use(provider);
    await provider.close();
  },
  mooring: async ({ provider }, use) => {
    const mooring = new MooringProcess({
      ...provider.environment,
      MOORING_OIDC_ROLES: 'security=administrator',
    });
    await mooring.start();
    await use(mooring);
    await mooring.close();
  },
});

async function passProvider(page: Page, account: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Account' }).fill(account);
  await page.getByRole('button', { name: 'Continue' }).click();
}

const link = (page: Page) => page.getByRole('link', { name: 'Continue with Company login' });
const account = (page: Page) => page.getByRole('button', { name: 'Account: Signed in as anna' });

test('the provider signs somebody in, by keyboard, where they wanted to be; a reload keeps them', {
  tag: '@core',
}, async ({ page, mooring }) => {
  const wanted = new URL('cn/access-keys', mooring.url).href;
  await page.goto(wanted);
  await expect(link(page)).toBeVisible();
  await expectNoViolations(page);
  await link(page).focus();
  await page.keyboard.press('Enter');
  await passProvider(page, 'u-1');
  await expect(account(page)).toBeVisible();
  expect(page.url()).toBe(wanted);
  await page.reload();
  await expect(account(page)).toBeVisible();
});

test('whoever has no role is told so on the sign-in page, and a password lets in as ever', async ({
  page,
  mooring,
  signIn,
}) => {
  await page.goto(mooring.url);
  await link(page).click();
  await passProvider(page, 'u-2');
  const alert = page.getByRole('alert').filter({ hasText: 'SingleSignOn.NoRole' });
  await expect(alert).toContainText('Ask an administrator for access.');
  await expectNoViolations(page);
  expect(new URL(page.url()).hash).toBe('');
  await signIn.signIn('admin', 'correct horse battery');
  await expect(page.getByRole('button', { name: 'Account: Signed in as admin' })).toBeVisible();
});

test('a session that ends is begun again in another tab, and what was typed is there still', async ({
  page,
  mooring,
  playwright,
}) => {
  await page.goto(new URL('cn/access-keys?drawer=create', mooring.url).href);
  await link(page).click();
  await passProvider(page, 'u-1');
  const accessKeys = new AccessKeysPage(page);
  await accessKeys.name.fill('typed by hand');

  const admin = await playwright.request.newContext();
  await signInAsAdmin(admin, mooring);
  const ended = await admin.post(new URL('/api/EndUserSessions', mooring.url).href, { data: { UserName: 'anna' } });
  expect(await ended.json()).toMatchObject({ Count: 1 });
  await admin.dispose();

  await accessKeys.submit.click();
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  const opened = page.context().waitForEvent('page');
  await link(page).click();
  const other = await opened;
  await passProvider(other, 'u-1');
  await expect(account(other)).toBeVisible();

  await page.bringToFront();
  // Pages without a window are always in sight.
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeHidden();
  await expect(accessKeys.name).toHaveValue('typed by hand');
});
