import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflow, expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';

const audit = 'cn/audit';

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing on the audit log, nor in an entry', async ({ page, openSignedIn }) => {
      await openSignedIn(audit);
      await page.locator('tr.ant-table-row').first().waitFor();
      await expectNoViolations(page, 'html');
      await page.goto(`${mockedUrl}#/${audit}?entry=18`);
      await page.getByRole('dialog').getByRole('table').waitFor();
      await expectNoViolations(page, '[role=dialog]');
    });
  });
}

test('nothing overflows at any width', async ({ page, openSignedIn }) => {
  await openSignedIn(audit);
  await page.locator('tr.ant-table-row').first().waitFor();
  await expectNoOverflowAtAnyWidth(page);
  await page.goto(`${mockedUrl}#/${audit}?entry=18`);
  await page.getByRole('dialog').getByRole('table').waitFor();
  await expectNoOverflow(page);
});

test('an entry is found, opened and left by keyboard alone; where one stands is in the address', {
  tag: '@core',
}, async ({ page, openSignedIn }) => {
  await openSignedIn(audit);
  const search = page.getByRole('searchbox', { name: 'Search audit log' });
  await search.focus();
  await page.keyboard.type('production');
  await page.keyboard.press('Enter');
  await expect(page.locator('tr.ant-table-row')).toHaveCount(1);
  await expect(page).toHaveURL(/search=production/);
  const row = page.getByRole('button', { name: 'Change registry' });
  await row.press('Enter');
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('row', { name: /^Name Harbor Harbor \(production\)$/ })).toBeVisible();
  await expect(drawer.getByRole('row', { name: /^Password/ })).toContainText('changed, not shown');
  await expect(page).toHaveURL(/entry=18/);
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(row).toBeFocused();
});

test('what was refused is narrowed to, and the address brings it back', async ({ page, openSignedIn }) => {
  await openSignedIn(`${audit}?result=refused&user=anna`);
  const rows = page.locator('tr.ant-table-row');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('Delete registry');
  await page.getByRole('combobox', { name: 'Result' }).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/result=failed/);
  await expect(page.getByText('No entries match these filters')).toBeVisible();
});
