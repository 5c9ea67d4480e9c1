import { expect } from '@playwright/test';
import { test } from '../../fixtures/mockedTest.ts';
import { expectNoOverflow } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';

test('a number on a card shows its rows, and Back and Forward show each list as it was', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?view=images');
  await expect(images.rows).toHaveCount(20);
  const before = await images.shown();
  await images.count('High').click();
  await expect(images.filters).toContainText('High');
  await expect.poll(() => images.shown()).not.toEqual(before);
  await expect(images.rows).toHaveCount(20);
  const filtered = await images.shown();
  await page.goBack();
  await expect.poll(() => images.shown()).toEqual(before);
  await page.goForward();
  await expect(images.filters).toContainText('High');
  await expect.poll(() => images.shown()).toEqual(filtered);
});

test('a search becomes a chip that can be removed', { tag: '@core' }, async ({ openSignedIn, images, page }) => {
  await openSignedIn('cn/assets/images?view=images');
  await images.search('api');
  await expect(images.filters).toContainText('api');
  await page.getByRole('button', { name: /Remove filter/ }).click();
  await expect(images.filters).toBeHidden();
});

test('a search that finds nothing offers to clear the filters', { tag: '@core' }, async ({
  openSignedIn,
  images,
  page,
}) => {
  await openSignedIn('cn/assets/images?view=images');
  await images.search('there is no such thing');
  await expect(page.getByText('No results match these filters')).toBeVisible();
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  await expect(images.rows).toHaveCount(20);
});

test('the other data centre has its own registries: none, and says how to begin', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images');
  await page.getByRole('button', { name: /Data centre/ }).click();
  await page
    .getByRole('menuitemradio', { name: 'Outside China' })
    .or(page.getByRole('menuitem', { name: 'Outside China' }))
    .first()
    .click();
  await expect(page).toHaveURL(/intl\/assets\/images/);
  await expect(page.getByText('No registries connected')).toBeVisible();
  await expect(images.registries).toBeHidden();
});

test.describe('slowly enough to watch', () => {
  test.use({ pace: 1 });

  test('a registry connected by hand syncs while one watches', async ({ openSignedIn, images, connect }) => {
    await openSignedIn('cn/assets/images?view=images&drawer=connect');
    await connect.fill({
      ip: '10.20.30.40',
      domainName: 'new.example.com',
      userName: 'admin',
      password: 'secret',
      unlimited: true,
    });
    await connect.ok.click();
    await expect(connect.dialog).toBeHidden();
    await expect(images.registry('new.example.com')).toContainText('Synchronizing');
    await expect(images.registry('new.example.com')).toContainText('Verified', { timeout: 30_000 });
  });
});

test('filters are joined by AND or OR, and the address shows a colleague the same list', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images');
  await images.search('ledger');
  await images.search('high');
  await expect(images.filters).toContainText('Name contains ledger');
  await expect(images.filters).toContainText('Risk: High');
  await page.getByRole('button', { name: '“and” before “Risk: High”; switch to “or”' }).click();
  await expect(page).toHaveURL(/q=repoPath%3Aledger&or=riskLevel%3Ahigh/);
  await expect(images.rows).toHaveCount(20);
  const shown = await images.shown();
  await page.reload();
  await expect.poll(() => images.shown()).toEqual(shown);
});

test('Backspace in the empty search box removes the last filter', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?q=repoName:ledger&q=riskLevel:high');
  await expect(images.filters).toContainText('Risk: High');
  await page.getByRole('combobox', { name: 'Search and filter' }).press('Backspace');
  await expect(images.filters).not.toContainText('Risk: High');
  await expect(images.filters).toContainText('ledger');
});

test('columns and page size are remembered', { tag: '@core' }, async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images');
  await page.getByRole('button', { name: 'Columns and density' }).click();
  await page.getByRole('checkbox', { name: 'Digest' }).uncheck();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('columnheader', { name: 'Digest' })).toBeHidden();
  await page.reload();
  await expect(images.rows).toHaveCount(20);
  await expect(page.getByRole('columnheader', { name: 'Digest' })).toBeHidden();
});

test('a selection is kept while pages turn and gone with another filter', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images');
  await images.rows.first().getByRole('checkbox').check();
  await page.getByRole('listitem', { name: 'Next Page' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(images.rows.first().getByRole('checkbox')).not.toBeChecked();
  await images.rows.first().getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('2 selected');
  await images.search('ledger');
  await expect(bar).toBeHidden();
});

test('a row copies its digest and the command that pulls it', { tag: '@core' }, async ({
  page,
  context,
  openSignedIn,
  images,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSignedIn('cn/assets/images?q=instanceId:1&q=tag:main-');
  const menu = images.rows.first().getByRole('button', { name: /^Actions for/ });
  await menu.click();
  await page.getByRole('menuitem', { name: 'Copy digest' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^sha256:[0-9a-f]{64}$/);
  await menu.click();
  await page.getByRole('menuitem', { name: 'Copy pull command', exact: true }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^docker pull harbor\.example\.com\/.+:main-/);
});

test('a page past the end leads to the last one', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images?page=9999&size=20');
  await page.getByRole('button', { name: 'Go to the last page' }).click();
  await expect(images.rows).not.toHaveCount(0);
});

test('the number whose images are shown looks pressed', async ({ openSignedIn, images }) => {
  await openSignedIn('cn/assets/images');
  await images.count('High').click();
  await expect(images.count('High')).toHaveAttribute('aria-pressed', 'true');
});

test('rows are as dense as one chose, and stay so', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images');
  const height = async () => (await images.rows.first().boundingBox())?.height ?? 0;
  await expect(images.rows).toHaveCount(20);
  const compact = await height();
  await page.getByRole('button', { name: 'Columns and density' }).click();
  await page.getByText('Comfortable').click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect.poll(height).toBeGreaterThan(compact);
  const comfortable = await height();
  await page.reload();
  await expect(images.rows).toHaveCount(20);
  expect(await height()).toBe(comfortable);
});

test('the selected rows are scanned, synchronized, copied and let go from their bar', { tag: '@core' }, async ({
  page,
  context,
  openSignedIn,
  images,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSignedIn('cn/assets/images?q=instanceId:1');
  await images.rows.nth(0).getByRole('checkbox').check();
  await images.rows.nth(1).getByRole('checkbox').check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expectNoViolations(page);
  await bar.getByRole('button', { name: 'Copy digests' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^sha256:[0-9a-f]{64}\nsha256:[0-9a-f]{64}$/);
  await bar.getByRole('button', { name: 'Synchronize' }).click();
  await expect(page.getByText('Synchronizing 2 repositories')).toBeVisible();
  await bar.getByRole('button', { name: 'Scan' }).click();
  await expect(page.getByRole('dialog')).toContainText('2 images will be scanned');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(bar.getByRole('button', { name: 'Scan' })).toBeFocused();
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toBeHidden();
});

test('once a page is selected, all that match are one click more, and are scanned together', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?q=registryType:harbor&q=riskLevel:high');
  await expect(images.rows).toHaveCount(20);
  await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  const offer = bar.getByRole('button', { name: /^Select all \d+ matching images$/ });
  const all = (await offer.textContent())?.match(/\d+/)?.[0] ?? '';
  await offer.click();
  await expect(bar).toContainText(`All ${all} matching images selected`);
  await expect(bar.getByRole('button', { name: 'Keep only the 20 selected before' })).toBeFocused();
  const before = await images.shown();
  await page.getByRole('listitem', { name: 'Next Page' }).click();
  await expect.poll(() => images.shown()).not.toEqual(before);
  await expect(images.rows.first().getByRole('checkbox')).toBeChecked();
  await expectNoViolations(page);
  await bar.getByRole('button', { name: 'Scan' }).click();
  await expect(page.getByRole('dialog')).toContainText(`${all} images will be scanned`);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await images.rows.first().getByRole('checkbox').uncheck();
  await expect(bar).toContainText('19 selected');
});

test('a row’s menu is walked by keyboard, axe finds nothing in it, and it leaves the keyboard at the row', async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?q=instanceId:1');
  const opener = images.rows.first().getByRole('button', { name: /^Actions for/ });
  await opener.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectNoViolations(page, '[role=menu]');
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await opener.press('Enter');
  await page.getByRole('menuitem', { name: 'Copy digest' }).press('Enter');
  await expect(opener).toBeFocused();
});

test('on a phone each row says its risk, its vulnerabilities and its age under its name', async ({
  page,
  openSignedIn,
  images,
}) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await openSignedIn('cn/assets/images?q=riskLevel:medium&q=instanceId:1');
  const row = images.rows.first();
  // What comes after the rows stands above them, and moves them down.
  await page.getByRole('list', { name: 'Connected registries' }).waitFor();
  await row.getByRole('button', { name: /^Actions for/ }).scrollIntoViewIfNeeded();
  await expect(row.getByRole('link').first()).toBeInViewport({ ratio: 1 });
  await expect(row.getByText('Medium', { exact: true })).toBeVisible();
  await expect(row.getByText(/^Medium \d+$/)).toBeAttached();
  await expect(row.getByRole('button', { name: /^Actions for/ })).toBeInViewport({ ratio: 1 });
  await expectNoOverflow(page);
  const table = page.getByRole('table', { name: 'Images' });
  expect((await table.boundingBox())?.width).toBeLessThanOrEqual(390);
});

test('on a phone the list is sorted by any column, by keyboard, and axe finds nothing in the choice', async ({
  page,
  openSignedIn,
  images,
}) => {
  await page.setViewportSize({ width: 390, height: 900 });
  await openSignedIn('cn/assets/images');
  await expect(images.rows).toHaveCount(20);
  const sort = page.getByRole('combobox', { name: 'Sort by' });
  await sort.press('ArrowDown');
  await expect(page.getByRole('option')).toHaveCount(8);
  await expectNoViolations(page, '[role=listbox]');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sort=RiskLevel&order=desc/);
  await page.getByRole('button', { name: 'Sorted descending; switch to ascending' }).press('Enter');
  await expect(page).toHaveURL(/sort=RiskLevel&order=asc/);
  // Rows of the order before are faded from a moment later until the new ones are there.
  await expect(() => expectNoViolations(page)).toPass();
  await expectNoOverflow(page);
});

test('in a window of 1280 pixels the images are whole up to “Updated”, the repositories up to “Vulnerabilities”', async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images');
  for (const [view, column] of [
    ['Repositories', 'Vulnerabilities'],
    ['Images', 'Updated'],
  ] as const) {
    await images.view(view);
    const table = page.getByRole('table', { name: view });
    await expect(table).toBeVisible();
    await expect(images.rows).toHaveCount(20);
    const last = await table.getByRole('columnheader', { name: column }).boundingBox();
    const menu = await table.getByRole('columnheader', { name: 'Actions' }).boundingBox();
    expect((last?.x ?? 0) + (last?.width ?? Infinity)).toBeLessThanOrEqual(menu?.x ?? 0);
  }
});
