import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

const withSecrets = 'cn/assets/images?q=secretStatus:YES';
const view = 'cn/security/scans?view=buildRisks';

/** Opens the build risks of the first image of the list, and what the first of them is. */
async function openRisks(page: Page): Promise<void> {
  const count = new ImagesPage(page).rows.first().locator('a[href*="imageTab=buildRisks"]');
  // The drawer covers the list; a press at once after it is drawn may meet another row.
  await count.click();
  const details = page.getByRole('dialog');
  await details.locator('.ant-table-row-expand-icon').first().click();
  await expect(details.locator('.ant-table-expanded-row').first()).toBeVisible();
}

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in an image’s build risks, in the dialog that ignores one, and in the view of all', async ({
      page,
      openSignedIn,
    }) => {
      await openSignedIn(withSecrets);
      await openRisks(page);
      await expectNoViolations(page, '[role=dialog]');
      await page.getByRole('dialog').locator('button[aria-haspopup=dialog]').first().click();
      await page.locator('textarea[name=reason]').waitFor();
      await expectNoViolations(page, '.ant-modal');
      await page.goto(`${mockedUrl}#/${view}`);
      await page.locator('.ant-table-row-expand-icon').first().click();
      await expectNoViolations(page);
    });
  });
}

test('build risks, their dialog and their view do not overflow at any width', async ({ page, openSignedIn }) => {
  await openSignedIn(withSecrets);
  await openRisks(page);
  await page.getByRole('dialog').locator('button[aria-haspopup=dialog]').first().click();
  await page.locator('textarea[name=reason]').waitFor();
  await expectNoOverflowAtAnyWidth(page);
  await page.goto(`${mockedUrl}#/${view}`);
  await page.locator('.ant-table-row-expand-icon').first().click();
  await expectNoOverflowAtAnyWidth(page);
});

test('a card’s number of images with secrets leads to exactly these images', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images');
  const number = images.count('Secrets in images');
  const wanted = await number.textContent();
  await number.click();
  await expect(images.filters).toContainText('Secrets: Found');
  await expect(page.getByText(`1–20 of ${wanted}`)).toBeVisible();
});

test('a risk’s number of images leads to exactly these images', async ({ page, openSignedIn, images }) => {
  await openSignedIn(view);
  const number = page.getByRole('link', { name: /^\d+ images with “SSH server”$/ });
  const wanted = await number.textContent();
  await number.click();
  await expect(images.filters).toContainText('Build risk: SSH server');
  await expect(page.getByText(`1–${wanted} of ${wanted}`).or(page.getByText(`1–20 of ${wanted}`))).toBeVisible();
});

test('a risk that is ignored counts no more, says why in the view of all, and is reopened there', {
  tag: '@core',
}, async ({ page, openSignedIn }) => {
  await openSignedIn(`${view}&search=ssh`);
  const row = page.getByRole('row').filter({ hasText: 'SSH server' });
  const number = row.getByRole('link', { name: /images with/ });
  const before = Number(await number.textContent());
  await number.click();
  await new ImagesPage(page).rows.first().locator('a[href*="imageTab=buildRisks"]').click();
  await page.getByRole('button', { name: 'Ignore “SSH server”' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ignore “SSH server”' });
  await dialog.locator('label').filter({ hasText: 'This image' }).click();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The jump host of the demo');
  await dialog.getByRole('button', { name: 'Ignore' }).click();
  await expect(page.getByText('“SSH server” is ignored in this image')).toBeVisible();
  await page.evaluate((hash) => window.location.assign(hash), `#/${view}&search=ssh`);
  await expect(number).toHaveText(String(before - 1));
  await row.locator('.ant-table-row-expand-icon').click();
  const handled = page.getByRole('table', { name: 'Images in which “SSH server” is handled' });
  await expect(handled).toContainText('The jump host of the demo');
  await handled.getByRole('button', { name: 'Reopen “SSH server”' }).click();
  await expect(number).toHaveText(String(before));
});
