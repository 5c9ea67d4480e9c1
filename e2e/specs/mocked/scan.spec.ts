import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

/** Opens the details of the first image of the list, and waits for what its scanner found. */
async function openDetails(page: Page): Promise<void> {
  await new ImagesPage(page).rows.getByRole('link').first().click();
  await expect(
    page
      .getByRole('dialog')
      .getByText(/CVE-\d+/)
      .first(),
  ).toBeVisible();
}

const atRisk = 'cn/assets/images?view=images&q=riskLevel:high';

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in an image’s details, on a repository’s page and on the scan page', async ({
      page,
      openSignedIn,
    }) => {
      await openSignedIn(atRisk);
      await openDetails(page);
      await expectNoViolations(page, '[role=dialog]');
      await page.goto(`${mockedUrl}#/cn/security/scans`);
      await expect(page.getByText(/CVE-\d+/).first()).toBeVisible();
      await expectNoViolations(page);
      await page.goto(`${mockedUrl}#/cn/assets/images?view=repositories`);
      await new ImagesPage(page).rows.getByRole('link').first().click();
      await page.getByRole('tab').first().waitFor();
      await new ImagesPage(page).rows.first().waitFor();
      await expectNoViolations(page);
    });
  });
}

test('details and the scan page do not overflow at any width', async ({ page, openSignedIn }) => {
  await openSignedIn(atRisk);
  await openDetails(page);
  await expectNoOverflowAtAnyWidth(page);
  await page.goto(`${mockedUrl}#/cn/security/scans`);
  await expect(page.getByText(/CVE-\d+/).first()).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
});

test('a vulnerability’s number of images leads to exactly these images', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/security/scans');
  const number = page.getByRole('link', { name: /^\d+ images with CVE-/ }).first();
  const wanted = Number((await number.textContent())?.replaceAll(',', ''));
  await number.click();
  await expect(images.filters).toContainText('CVE');
  await expect(page.getByText(`1–20 of ${wanted}`)).toBeVisible();
});

test('an image’s vulnerabilities are narrowed by severity and text, and the address keeps it', {
  tag: '@core',
}, async ({ page, openSignedIn }) => {
  await openSignedIn(atRisk);
  await openDetails(page);
  const details = page.getByRole('dialog');
  await details
    .getByRole('textbox', { name: 'Search vulnerabilities' })
    .or(details.getByRole('searchbox'))
    .first()
    .fill('zzz');
  await page.keyboard.press('Enter');
  await expect(details).toContainText('No vulnerabilities match these filters');
  await page.reload();
  await expect(page.getByRole('dialog')).toContainText('No vulnerabilities match these filters');
});
