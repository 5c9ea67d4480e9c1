import { expect } from '@playwright/test';
import { test } from '../../fixtures/liveTest.ts';

test('a Harbor is connected and its images come in while one watches', async ({
  page,
  openSignedIn,
  images,
  connect,
  registry,
}) => {
  await openSignedIn('cn/assets/images?view=images');
  await images.add.click();
  await connect.fill(registry);
  await connect.ok.click();

  await expect(connect.dialog).toBeHidden();
  await expect(images.rows.first()).toBeVisible();
  await expect(images.registry('harbor.example.com')).toContainText('Verified');
  await expect(page.getByText('1–20 of 2,000')).toBeVisible();
});

test('Harbor 1.x chosen for a 2.x is offered as a switch, and one click connects', async ({
  openSignedIn,
  images,
  connect,
  registry,
}) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.fill({ ...registry, version: 'V1' });
  await connect.ok.click();
  await connect.dialog.getByRole('button', { name: 'Switch to V2 and retry' }).click();
  await expect(images.registry('harbor.example.com')).toContainText('Verified');
});
