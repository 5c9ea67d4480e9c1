import { expect } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { test } from '../../fixtures/sharedTest.ts';

test('an image that was never scanned is scanned from its details, and its vulnerabilities come in by themselves', async ({
  page,
  openSignedIn,
  images,
  tasks,
  mooring,
  session,
  closing,
}) => {
  const harbor = await closing(startHarborV2({ world: createWorld({ images: 200 }) }));
  await page.context().addCookies(session);
  const id = await addRegistry(page.request, mooring, harborRequest(harbor.port, { DomainName: 'scan.example.com' }));
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
