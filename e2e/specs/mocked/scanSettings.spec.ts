import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';

const scans = 'cn/security/scans';
const settings = `${scans}?drawer=settings`;
const registries = `${settings}&settings=registries`;

/** The dialog that asks what to scan, in any language. */
async function openDialog(page: Page): Promise<void> {
  await page.goto(`${mockedUrl}#/${scans}`);
  await page.locator('main .ant-btn-primary').first().click();
  await expect(page.getByRole('dialog').getByRole('checkbox').first()).toBeVisible();
}

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in the scan settings and in the dialog that asks what to scan', async ({
      page,
      openSignedIn,
    }) => {
      await openSignedIn(settings);
      await expect(page.getByRole('dialog').getByRole('switch')).toBeVisible();
      await expectNoViolations(page, '[role=dialog]');
      await page.goto(`${mockedUrl}#/${registries}`);
      await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
      await expectNoViolations(page, '[role=dialog]');
      await openDialog(page);
      await expectNoViolations(page, '[role=dialog]');
    });
  });
}

test('settings and dialog do not overflow at any width', async ({ page, openSignedIn }) => {
  await openSignedIn(settings);
  await expect(page.getByRole('dialog').getByRole('switch')).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
  await page.goto(`${mockedUrl}#/${registries}`);
  await expect(page.getByRole('dialog').getByRole('table')).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
  await openDialog(page);
  await expectNoOverflowAtAnyWidth(page);
});

test('settings are changed by keyboard alone; unsaved ones are asked about, saved ones are kept', {
  tag: '@core',
}, async ({ page, openSignedIn }) => {
  await openSignedIn(scans);
  const opener = page.getByRole('button', { name: 'Scan settings' });
  await opener.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog').first();
  const scheduled = panel.getByRole('switch', { name: 'Scheduled scans' });
  await scheduled.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).press('Enter');
  await expect(page.getByText('Discard unsaved changes?')).toBeHidden();
  await panel.getByRole('button', { name: 'Save' }).press('Enter');
  await expect(page.getByText('Scan settings saved')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(opener).toBeFocused();
  await opener.press('Enter');
  await expect(scheduled).toBeChecked();
});

test('on a phone the registries of the settings are read and changed without scrolling sideways', async ({
  page,
  openSignedIn,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSignedIn(registries);
  const table = page.getByRole('dialog').getByRole('table');
  await expect(table.getByRole('button', { name: /^Edit / }).first()).toBeInViewport({ ratio: 1 });
  await expect(table.getByRole('button', { name: /^Remove / }).first()).toBeInViewport({ ratio: 1 });
  await expect(table.getByText(/\d images?$/).first()).toBeInViewport({ ratio: 1 });
  const { width } = (await table.boundingBox()) ?? {};
  expect(width).toBeLessThanOrEqual(390);
  await expectNoViolations(page, '[role=dialog]');
});
