import { expect } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { test } from '../../fixtures/sharedTest.ts';

test('a registry under the usual limit is whole on the page at once; what waits says so, is found, and says when its turn comes', async ({
  page,
  openSignedIn,
  images,
  mooring,
  session,
  closing,
}) => {
  const harbor = await closing(startHarborV2({ world: createWorld({ images: 300 }) }));
  await page.context().addCookies(session);
  const request = harborRequest(harbor.port, { DomainName: 'limited.example.com', TransPerHour: 10 });
  const id = await addRegistry(page.request, mooring, request);
  await openSignedIn(`cn/assets/images?view=images&q=instanceId:${id}`);
  await expect(page.getByText('1–20 of 300')).toBeVisible();
  await expect(images.rows.getByText('Waiting', { exact: true }).first()).toBeVisible();

  await images.search('waiting');
  await expect(images.filters).toContainText('Intake: Waiting');
  await expect(images.rows.getByText('Taken in', { exact: true })).toHaveCount(0);
  await images.rows.getByRole('link').first().click();
  await expect(page.getByRole('dialog').getByText(/^Waiting · (expected in|next)/)).toBeVisible();
});
