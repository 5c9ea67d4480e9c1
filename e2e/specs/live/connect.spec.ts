import { expect } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { answersFor, test } from '../../fixtures/sharedTest.ts';

const { admin } = simulatorPasswords;
const harborOf = (images: number) => startHarborV2({ world: createWorld({ images }) });

test('a Harbor is connected and its images come in while one watches', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const harbor = await closing(harborOf(2_000));
  await openSignedIn('cn/assets/images?view=images');
  await images.add.click();
  await connect.fill(answersFor(harbor, admin, { domainName: 'watched.example.com', unlimited: true }));
  await connect.ok.click();

  await expect(connect.dialog).toBeHidden();
  const registry = images.registry('watched.example.com');
  await expect(registry).toContainText('Verified');
  await registry.getByRole('button', { name: /^[\d,]+ images .*from/ }).click();
  await expect(page.getByText('1–20 of 2,000')).toBeVisible();
  await expect(images.rows).toHaveCount(20);
});

test('Harbor 1.x chosen for a 2.x is offered as a switch, and one click connects', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const harbor = await closing(harborOf(100));
  const domainName = 'switched.example.com';
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.fill(answersFor(harbor, admin, { domainName, version: 'V1', unlimited: true }));
  await connect.ok.click();
  await connect.dialog.getByRole('button', { name: 'Switch to V2 and retry' }).click();
  await expect(images.registry(domainName)).toContainText('Verified');
});
