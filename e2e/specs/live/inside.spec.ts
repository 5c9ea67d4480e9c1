import { expect } from '@playwright/test';
import { test } from '../../fixtures/sharedTest.ts';

test('what is inside of an image is shown with its risks, and one that is ignored counts no more', {
  tag: '@core',
}, async ({ page, openSignedIn, images, connectHarbor }) => {
  test.setTimeout(120_000);
  const id = await connectHarbor(120, { DomainName: 'inside.example.com' });
  await openSignedIn(`cn/assets/images?view=images&q=instanceId:${id}&q=intakeState:DONE&q=buildRisk:no_user`);
  await expect(images.rows.first()).toBeVisible({ timeout: 60_000 });
  await images.rows.first().locator('a[href*="imageTab=buildRisks"]').click();
  const details = page.getByRole('dialog').first();
  await details.getByRole('button', { name: /^Ignore “Runs as root”/ }).click();
  const ask = page.getByRole('dialog', { name: /^Ignore “Runs as root”/ });
  await ask.locator('label').filter({ hasText: 'This image' }).click();
  await ask.getByRole('textbox', { name: 'Reason' }).fill('It binds port 80');
  await ask.getByRole('button', { name: 'Ignore' }).click();
  await expect(details.getByRole('button', { name: /^Ignore “Runs as root”/ })).toHaveCount(0);

  await details.getByRole('tab', { name: /^Layers/ }).click();
  await expect(details.getByRole('table', { name: 'Layers' }).getByRole('row').nth(1)).toBeVisible();
  await details.getByRole('tab', { name: 'Configuration' }).click();
  await expect(details.getByRole('term').filter({ hasText: 'Entrypoint' })).toBeVisible();
});
