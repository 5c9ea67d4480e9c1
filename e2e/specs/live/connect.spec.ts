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

test('a Harbor is tested stage by stage, counted, and then saved at once', async ({
  openSignedIn,
  images,
  connect,
  registry,
}) => {
  await openSignedIn('cn/assets/images?view=images&drawer=connect');
  await connect.fill(registry);
  await connect.test.click();
  await expect(connect.summary).toContainText('Passed: 2,000 images in', { timeout: 30_000 });
  await expect(connect.stage('Type and version')).toContainText('The server says it is v2');
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('harbor.example.com')).toContainText('Verified');
});

test('a wrong password is FailedToVerifyUsernameOrPwd, on its fields, and nothing is connected', async ({
  page,
  openSignedIn,
  images,
  connect,
  registry,
}) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.fill({ ...registry, password: 'wrong' });
  await connect.ok.click();

  await expect(page.getByRole('alert').filter({ hasText: 'FailedToVerifyUsernameOrPwd' }).first()).toBeVisible();
  await expect(connect.userName).toHaveAttribute('aria-invalid', 'true');
  await expect(connect.password).toHaveAttribute('aria-invalid', 'true');
  await expect(connect.userName).toBeFocused();
  await expect(connect.dialog).toBeVisible();
  await expect(images.registries).toBeHidden();
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
  await connect.dialog.getByRole('button', { name: 'Use V2 and retry' }).click();
  await expect(images.registry('harbor.example.com')).toContainText('Verified');
});

test('nothing listening is NetworkConnectError on address and port', async ({
  page,
  openSignedIn,
  connect,
  registry,
  harbor,
}) => {
  await harbor.close();
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.fill(registry);
  await connect.ok.click();
  await expect(page.getByRole('alert').filter({ hasText: 'NetworkConnectError' }).first()).toBeVisible();
  await expect(connect.ip).toHaveAttribute('aria-invalid', 'true');
});
