import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { openApiCoreClient, profileClient } from '#server/testing/sdkClients.ts';
import { test } from '../../fixtures/sharedTest.ts';
import { AccessKeysPage } from '../../pages/accessKeysPage.ts';

let home: string;

test.beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mooring-home-'));
});
test.afterEach(() => rmSync(home, { recursive: true }));

test('a key that is made in the page and downloaded signs a script’s calls until it is disabled; its successor goes on', {
  tag: '@core',
}, async ({ page, mooring, openSignedIn }) => {
  const accessKeys = new AccessKeysPage(page);
  await openSignedIn('intl/access-keys?drawer=create');
  await accessKeys.name.fill('nightly report');
  await accessKeys.drawer.getByText('Read-only', { exact: true }).click();
  await accessKeys.submit.click();
  const saved = page.waitForEvent('download');
  await accessKeys.download.click();
  await (await saved).saveAs(join(home, '.aliyun', 'config.json'));
  await accessKeys.leaveSecret();

  const call = profileClient(mooring.url, home);
  expect(await call('PageImageRegistry')).toMatchObject({ PageInfo: { TotalCount: 0 } });
  expect(await call('RefreshContainerAssets').catch(({ code }) => code)).toBe('NoPermission.ReadOnlyKey');
  await page.reload();
  await expect(accessKeys.rowOf('nightly report')).toContainText(/Active.*Outside China.*Read-only.*from 127\.0\.0\.1/);

  await accessKeys.choose('nightly report', 'Rotate');
  await accessKeys.drawer.getByRole('button', { name: 'Create second key' }).click();
  await expect(accessKeys.secret).toHaveText(/^[A-Za-z0-9]{40}$/);
  const [accessKeyId = '', accessKeySecret = ''] = await accessKeys.drawer.getByRole('definition').allInnerTexts();
  await accessKeys.leaveSecret();
  const successor = openApiCoreClient(mooring.url, { accessKeyId, accessKeySecret });
  expect(await successor('PageImageRegistry')).toMatchObject({ PageInfo: { TotalCount: 0 } });
  expect(await call('PageImageRegistry')).toMatchObject({ PageInfo: { TotalCount: 0 } });

  const old = accessKeys.rows.last();
  await old.getByRole('button', { name: 'Actions for nightly report' }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await expect(old).toContainText('Disabled');
  expect(await call('PageImageRegistry').catch(({ code }) => code)).toBe('InvalidAccessKeyId.Inactive');
  expect(await successor('PageImageRegistry')).toMatchObject({ PageInfo: { TotalCount: 0 } });

  await old.getByRole('button', { name: 'Actions for nightly report' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete access key' }).click();
  await expect(accessKeys.rows).toHaveCount(1);
  expect(await call('PageImageRegistry').catch(({ code }) => code)).toBe('InvalidAccessKeyId.NotFound');
});
