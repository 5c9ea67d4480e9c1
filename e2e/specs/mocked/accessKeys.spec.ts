import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflow, expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { AccessKeysPage } from '../../pages/accessKeysPage.ts';

const keys = 'cn/access-keys';
const used = 'MRNGb3DmPz8UcJ5xKe1GtWqA';

/** Each of the page's states, in any language. */
const states: Record<string, (page: Page) => Promise<void>> = {
  list: (page) => page.getByRole('table').locator('tr.ant-table-row').first().waitFor(),
  rotation: async (page) => {
    await page.goto(`${mockedUrl}#/${keys}?drawer=rotate&key=${used}`);
    await page.getByRole('dialog').getByRole('list').waitFor();
  },
  form: async (page) => {
    await page.goto(`${mockedUrl}#/${keys}?drawer=create`);
    const drawer = page.getByRole('dialog');
    await drawer.locator('textarea').fill('10.0.0.300');
    await drawer.locator('[type=submit]').click();
    await expect(drawer.locator('[aria-invalid=true]')).toHaveCount(2);
  },
  secret: async (page) => {
    const drawer = page.getByRole('dialog');
    await drawer.locator('textarea').fill('');
    await drawer.locator('input[type=text]').first().fill('deploy');
    await drawer.locator('[type=submit]').click();
    await drawer.getByText(/^DemoSecret/).waitFor();
  },
};

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing on the page of access keys, nor in its drawers and questions', async ({
      page,
      openSignedIn,
    }) => {
      await openSignedIn(keys);
      for (const [name, reach] of Object.entries(states)) {
        await reach(page);
        await expectNoViolations(page, name === 'list' ? 'html' : '[role=dialog]');
      }
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(2);
      await expectNoViolations(page, '.ant-modal');
    });
  });
}

test('nothing overflows at any width', async ({ page, openSignedIn }) => {
  await openSignedIn(keys);
  await states.list?.(page);
  await expectNoOverflowAtAnyWidth(page);
  for (const name of ['rotation', 'form', 'secret']) {
    await states[name]?.(page);
    await expectNoOverflow(page);
  }
});

test('a key is made, saved and disabled by keyboard alone', { tag: '@core' }, async ({ page, openSignedIn }) => {
  const accessKeys = new AccessKeysPage(page);
  await openSignedIn(keys);
  await accessKeys.create.press('Enter');
  // Behind the button that closes the drawer.
  await expect(accessKeys.drawer).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(accessKeys.name).toBeFocused();
  await page.keyboard.type('deploy');
  await page.keyboard.press('Enter');
  await expect(accessKeys.secret).toHaveText(/^DemoSecret/);
  const saved = page.waitForEvent('download');
  await accessKeys.download.press('Enter');
  const file = await saved;
  expect(file.suggestedFilename()).toBe('config.json');
  const { current, profiles } = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(profiles).toMatchObject([{ name: current, mode: 'AK', endpoint: new URL(mockedUrl).host }]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Back to secret' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(accessKeys.secret).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Saved, close' }).press('Enter');
  await expect(accessKeys.drawer).toBeHidden();
  const row = accessKeys.rowOf('deploy');
  await row.getByRole('button', { name: 'Actions for deploy' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Disable' }).press('Enter');
  await expect(row).toContainText('Disabled');
});
