import { globSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { test } from '../../fixtures/liveTest.ts';
import { signIn } from '../../fixtures/signIn.ts';
import type { ImagesPage } from '../../pages/imagesPage.ts';

/** How each part that is loaded on demand is come to from the images, and left again. */
const parts: Record<string, (page: Page, images: ImagesPage) => Promise<void>> = {
  ColumnSettingsDialog: (page) => page.getByRole('button', { name: 'Columns and density' }).click(),
  ImageDrawer: (page) => page.locator('table a').first().click(),
  TaskPanel: (page) => page.getByRole('button', { name: 'Task management' }).click(),
  AddRegistryDrawer: (_, images) => images.add.click(),
  RegistryDetails: (page) =>
    page
      .getByRole('list', { name: 'Connected registries' })
      .getByRole('button', { name: 'harbor.example.com' })
      .first()
      .click(),
  EditRegistryDrawer: (_, images) => images.act('harbor.example.com', 'Edit'),
  DeleteRegistryDialog: (_, images) => images.act('harbor.example.com', /^Delete/),
};

/** Those of other pages and of drawers. */
const elsewhere = [
  ...['AcrDrawer', 'AllowlistLookup', 'AllowlistPage', 'ForwardingHelper', 'ImagesRoute', 'MenuDrawer'],
  ...['RepositoryRoute', 'ScanDialog', 'ScanRoute', 'ScanSettings', 'SelectionBar', 'SetupPage'],
  ...['SignInAgain', 'SignInPage', 'SyncProgressBar', 'RegistryParts', 'MissingImagesNotice'],
  ...['RegistriesView', 'BaseImagesView', 'BuildRisksView', 'ComparisonRoute', 'AccessKeysPage', 'KeyDrawer'],
  ...['DeleteKeyDialog', 'IgnoreDialog', 'ImageBuildRisks', 'Layers', 'Configuration'],
  ...['BuildRiskExport', 'VulnerabilityExport'],
  ...['UsersPage', 'UserDrawer', 'DeleteUserDialog', 'RemoveSecondStepDialog', 'AccountPage', 'AccountDrawer'],
  ...['AuditRoute', 'EntryDrawer', 'WelcomePage'],
];

test('every part that is loaded on demand has a place here', () => {
  const files = globSync('src/**/*.{ts,tsx}', { exclude: (file) => file.includes('.test.') });
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/lazyPart\(\(\) => import\('[^']*?(\w+)\.tsx'\)/g)].map(([, name]) => name),
  );
  const known = new Set([...Object.keys(parts), 'ImageSelection', ...elsewhere]);
  expect(found.length).toBeGreaterThan(15);
  expect(found.filter((name) => !known.has(name ?? ''))).toEqual([]);
});

test('parts that cannot be loaded say so in their place, what is ticked or typed stays, also over an upgrade, and Retry brings them', async ({
  page,
  images,
  connect,
  mooring,
  harbor,
}) => {
  await signIn(page.request, mooring);
  await addRegistry(page.request, mooring, harborRequest(harbor.port));
  await page.goto(new URL('/cn/assets/images?view=images', mooring.url).href);
  await expect(page.getByText('1–20 of 2,000')).toBeVisible();
  const loaded = page.url();
  await page.route('**/assets/*.js', (route) => route.abort('connectionrefused'));
  const trouble = page.getByText('This part could not be loaded');

  const tick = page.getByRole('checkbox', { name: /^Select (?!all)/ }).first();
  await tick.click();
  await expect(trouble).toBeVisible();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(trouble).toBeVisible();
  for (const [name, open] of Object.entries(parts)) {
    await open(page, images);
    const dialog = page.getByRole('dialog', { name: 'This could not be opened' });
    await expect(dialog.getByText('This part could not be loaded'), name).toBeVisible();
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await expect(dialog).toBeHidden();
    await expect(tick).toBeChecked();
  }

  await page.unroute('**/assets/*.js');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 selected');
  expect(page.url()).toBe(loaded);

  // The server is upgraded beneath a form: what is typed stays, and the part that is missing says why.
  await images.add.click();
  await connect.domainName.fill('typed.example.com');
  await page.route('**/cn/assets/images*', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/(<script type="module"[^>]* src=")[^"]+/, '$1/assets/upgraded.js');
    await route.fulfill({ response: answer, body });
  });
  await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }));
  await connect.dialog.getByText('Registry in an on-premises data centre').click();
  await expect(connect.dialog.getByText('Mooring was updated')).toBeVisible();
  await expect(connect.domainName).toHaveValue('typed.example.com');
  await page.unrouteAll();
  await connect.cancel.click();
  await connect.leave.click();

  // The session ends: sign-in stands over the page, and the same person goes on.
  await page.request.delete(new URL('/api/session', mooring.url).href);
  await images.synchronize.click();
  const again = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(again).toBeVisible();
  await expect(tick).toBeChecked();
});
