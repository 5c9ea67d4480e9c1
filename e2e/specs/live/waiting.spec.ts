import { expect } from '@playwright/test';
import { test } from '../../fixtures/sharedTest.ts';

test('a registry under the usual limit is whole on the page at once; what waits says so, is found, and says when its turn comes', {
  tag: '@core',
}, async ({ page, openSignedIn, images, connectHarbor }) => {
  const id = await connectHarbor(300, { DomainName: 'limited.example.com', TransPerHour: 10 });
  await openSignedIn(`cn/assets/images?view=images&q=instanceId:${id}`);
  await expect(page.getByText('1–20 of 300')).toBeVisible();
  await expect(images.rows.getByText('Waiting', { exact: true }).first()).toBeVisible();

  await images.search('waiting');
  await expect(images.filters).toContainText('Intake: Waiting');
  await expect(images.rows.getByText('Taken in', { exact: true })).toHaveCount(0);
  await images.rows.getByRole('link').first().click();
  await expect(page.getByRole('dialog').getByText(/^Waiting · (expected in|next)/)).toBeVisible();
});
