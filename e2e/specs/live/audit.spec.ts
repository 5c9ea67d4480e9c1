import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { test } from '../../fixtures/sharedTest.ts';

test('what is done stands in the audit log at once, with what it changed, and in its file', { tag: '@core' }, async ({
  page,
  openSignedIn,
}) => {
  await openSignedIn('intl/access-keys?drawer=create');
  const form = page.getByRole('dialog');
  await form.locator('input[type=text]').first().fill('for the audit');
  await form.locator('[type=submit]').click();
  await expect(form.getByText(/^[A-Za-z0-9]{40}$/)).toBeVisible();
  const secret = (await form.getByText(/^[A-Za-z0-9]{40}$/).textContent()) ?? '';

  // Its address alone: to leave the drawer, which asks whether the secret is kept, is another test's.
  await page.goto(new URL('/intl/audit', page.url()).href);
  const row = page.locator('tr.ant-table-row', { hasText: 'for the audit' });
  await expect(row).toContainText(/admin.*Create access key.*for the audit.*Console.*127\.0\.0\.1.*OK/);
  await row.getByRole('button', { name: 'Create access key' }).click();
  const entry = page.getByRole('dialog');
  await expect(entry.getByRole('row', { name: 'Read-only None No' })).toBeVisible();
  await expect(entry).not.toContainText(secret);
  await page.keyboard.press('Escape');
  await expect(entry).toBeHidden();

  const search = page.getByRole('searchbox', { name: 'Search audit log' });
  await search.fill('for the audit');
  await search.press('Enter');
  await expect(page.locator('tr.ant-table-row')).toHaveCount(1);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  const lines = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n');
  // The export says what was searched for, so it is found itself.
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain('"ExportAuditLog"');
  expect(lines[2]).toContain('"CreateAccessKey"');
  expect(lines[2]).not.toContain(secret);
});
