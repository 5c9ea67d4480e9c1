import { expect } from '@playwright/test';
import { test } from '../../fixtures/sharedTest.ts';

test('an image that was never scanned is scanned from its details, and its vulnerabilities come in by themselves', {
  tag: '@core',
}, async ({ page, openSignedIn, images, tasks, connectHarbor }) => {
  const id = await connectHarbor(200, { DomainName: 'scan.example.com' });
  await openSignedIn(`cn/assets/images?view=images&q=scanStatus:NOT_SCANNED&q=instanceId:${id}`);
  await expect(images.registry('scan.example.com')).toContainText('Verified');
  await images.rows.getByRole('link').first().click();
  const details = page.getByRole('dialog').first();
  await expect(details).toContainText('Not scanned yet');
  await details.getByRole('button', { name: 'Scan now' }).first().click();
  await expect(details).toContainText('Trivy', { timeout: 40_000 });
  await details.getByRole('button', { name: 'Close' }).first().click();
  await tasks.open.click();
  await tasks.dialog.getByRole('tab', { name: 'Scans' }).click();
  await expect(tasks.items.first()).toContainText('Done');
});
