import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflow, expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { UsersPage } from '../../pages/usersPage.ts';

const password = 'mooring-demo';

const dialog = (page: Page) => page.getByRole('dialog').first();

const open = (page: Page, path: string) => page.goto(`${mockedUrl}#/${path}`);

/** Each state of the pages of users and of the own account, in any language. */
const states: Record<string, (page: Page) => Promise<void>> = {
  users: async (page) => {
    await open(page, 'cn/users');
    await page.locator('tr.ant-table-row').first().waitFor();
  },
  form: async (page) => {
    await open(page, 'cn/users?drawer=create');
    await dialog(page).locator('label:has(input[value=chosen])').click();
    await dialog(page).locator('[type=submit]').click();
    await expect(dialog(page).locator('[aria-invalid=true]')).toHaveCount(2);
  },
  link: async (page) => {
    await open(page, 'cn/users?drawer=link&user=anna@example.com');
    await dialog(page).locator('.ant-drawer-footer .ant-btn-primary').click();
    await dialog(page)
      .getByText(/#DemoLink/)
      .waitFor();
  },
  account: async (page) => {
    await page.reload();
    await open(page, 'cn/account');
    await page.locator('tr.ant-table-row').first().waitFor();
  },
  password: async (page) => {
    await open(page, 'cn/account?drawer=password');
    await dialog(page).locator('[type=submit]').click();
    await expect(dialog(page).locator('[aria-invalid=true]')).toHaveCount(2);
  },
  picture: async (page) => {
    await open(page, 'cn/account?drawer=secondStep');
    await dialog(page).locator('input[type=password]').fill(password);
    await dialog(page).locator('[type=submit]').click();
    await dialog(page).getByRole('img').first().waitFor();
  },
  codes: async (page) => {
    await dialog(page).locator('input[autocomplete=one-time-code]').fill('123456');
    await dialog(page).locator('[type=submit]').click();
    await dialog(page).getByRole('listitem').first().waitFor();
  },
};

/** The browser asks before what is told once is left. */
const acceptLeaving = (page: Page) => page.on('dialog', (question) => void question.accept());

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing on the pages of users and of the account, nor in their drawers', async ({
      page,
      openSignedIn,
    }) => {
      acceptLeaving(page);
      await openSignedIn('cn/users');
      for (const [name, reach] of Object.entries(states)) {
        await reach(page);
        await expectNoViolations(page, name === 'users' || name === 'account' ? 'html' : '[role=dialog]');
      }
    });

    test('axe finds nothing on the page that a link leads to, whether it is good or not', async ({ page }) => {
      await open(page, 'welcome#demo');
      await page.locator('input[type=password]').first().waitFor();
      await page.locator('[type=submit]').click();
      await expect(page.locator('[aria-invalid=true]')).toHaveCount(1);
      await expectNoViolations(page);
      await open(page, 'welcome#used');
      await page.getByRole('alert').waitFor();
      await expectNoViolations(page);
    });

    test('axe finds nothing where a viewer sees what takes another role', async ({ page, openSignedIn }) => {
      await openSignedIn('cn/assets/images', 'anna@example.com');
      await page.locator('li [aria-haspopup=menu]').first().click();
      await expect(page.getByRole('menuitem', { disabled: true }).first()).toBeVisible();
      await expectNoViolations(page, '.ant-dropdown');
      await page.keyboard.press('Escape');
      await expect(page.locator('.ant-dropdown')).toBeHidden();
      await expectNoViolations(page);
      await open(page, 'cn/users');
      await page.getByRole('status').first().waitFor();
      await expectNoViolations(page);
    });
  });
}

test('nothing overflows at any width', async ({ page, openSignedIn }) => {
  acceptLeaving(page);
  await openSignedIn('cn/users');
  await states.users?.(page);
  await expectNoOverflowAtAnyWidth(page);
  for (const name of ['form', 'link', 'account', 'password', 'picture', 'codes']) {
    await states[name]?.(page);
    await expectNoOverflow(page);
  }
  await page.reload();
  await open(page, 'welcome#demo');
  await page.locator('input[type=password]').first().waitFor();
  await expectNoOverflow(page);
});

test('a user is added by keyboard alone, and the link is kept until it is copied', { tag: '@core' }, async ({
  page,
  openSignedIn,
}) => {
  const users = new UsersPage(page);
  await openSignedIn('cn/users');
  await users.add.press('Enter');
  await expect(users.drawer).toBeVisible();
  // Behind the button that closes the drawer.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(users.name).toBeFocused();
  await page.keyboard.type('mei');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(users.drawer.getByRole('radio', { name: 'Operator' })).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(users.link).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Back to link' })).toBeFocused();
  await page.keyboard.press('Enter');
  const link = await users.link.textContent();
  await page.goBack();
  await page.getByRole('button', { name: 'Copied, close' }).press('Enter');
  await expect(users.rowOf('mei')).toContainText(/Invited.*Operator/s);
  await page.goto(link ?? '');
  await expect(page.getByRole('heading', { name: 'Welcome, mei' })).toBeVisible();
  expect(page.url()).not.toContain('DemoLink');
});

test('recovery codes are saved as a text, by keyboard alone', async ({ page, openSignedIn }) => {
  await openSignedIn('cn/account');
  await page.getByRole('button', { name: 'Set up two-step verification' }).press('Enter');
  await expect(dialog(page)).toBeVisible();
  // Behind the button that closes the drawer.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Current password')).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused();
  await page.keyboard.type('123456');
  await page.keyboard.press('Enter');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as text' }).press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('mooring-recovery-codes.txt');
  expect(await readFile(await file.path(), 'utf8')).toMatch(/^Recovery codes of admin for Mooring.*\n\ndemo0-/);
});

test('the keyboard comes to what a role may not do, and is told why', async ({ page, openSignedIn }) => {
  await openSignedIn('cn/assets/images', 'li.wei');
  await page.getByRole('button', { name: 'Add', exact: true }).focus();
  await expect(page.getByRole('tooltip')).toHaveText('Requires the Administrator role');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const menu = page.getByRole('list', { name: 'Connected registries' }).getByRole('button', { name: /^Actions for/ });
  await menu.first().press('Enter');
  await expect(page.getByRole('menuitem', { name: /^Edit/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('menuitem', { name: /^Delete.*Requires the Administrator role/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
