import { expect } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { answersFor, test } from '../../fixtures/sharedTest.ts';
import { ConnectDrawer } from '../../pages/connectDrawer.ts';
import { held } from '../../pages/imagesPage.ts';

const drawer = 'cn/assets/images?view=images&drawer=connect';
const { admin } = simulatorPasswords;
const harborOf = (images: number) => startHarborV2({ world: createWorld({ images }), wrongPasswordMs: 100 });

test('name and speed change without the password, the domain name with it; a new password is verified before it counts', {
  tag: '@core',
}, async ({ page, openSignedIn, images, connect, closing }) => {
  const harbor = await closing(harborOf(40));
  await openSignedIn(drawer);
  await connect.fill(answersFor(harbor, admin, { domainName: 'before.example.com', unlimited: true }));
  await connect.ok.click();
  await expect(images.registry('before.example.com')).toContainText(held(40));

  await images.act('before.example.com', 'Edit');
  const edit = new ConnectDrawer(page, `Edit before.example.com:${harbor.port}`);
  await expect(edit.dialog.getByText(/^Set (now|\d+ seconds? ago)/)).toBeVisible();
  await edit.registryName.fill('renamed');
  await edit.domainName.fill('after.example.com');
  await expect(edit.dialog.getByText(/^Changed: Domain name/)).toBeVisible();
  await edit.password.fill(admin);
  await edit.chooseSpeed('200 per hour');
  await edit.ok.click();
  await expect(edit.dialog).toBeHidden();
  await expect(images.registry('renamed')).toContainText('Verified');
  await expect(images.registry('renamed')).toContainText(held(40));

  await images.act('renamed', 'Edit');
  const again = new ConnectDrawer(page, 'Edit renamed');
  await expect(again.domainName).toHaveValue('after.example.com');
  await expect(again.dialog.getByText('200 per hour', { exact: true })).toBeVisible();
  await again.replacePassword('wrong');
  await again.registryName.fill('never');
  await again.ok.click();
  await expect(again.toast('FailedToVerifyUsernameOrPwd')).toBeVisible();
  await expect(again.password).toHaveAttribute('aria-invalid', 'true');
  await expect(images.registry('renamed')).toContainText(held(40));
  await again.userName.fill('opsadmin');
  await again.password.fill(simulatorPasswords.opsadmin);
  await again.registryName.fill('replaced');
  await again.ok.click();
  await expect(images.registry('replaced')).toContainText('Verified');
  expect(harbor.requests.at(-1)?.user).toBe('opsadmin');
});

test('a Quay keeps its rows without their tokens, and gets one more', async ({
  page,
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const quay = await closing(startQuay({ world: createWorld({ images: 60, kind: 'quay' }) }));
  const [first, second, third] = quay.organizations;
  if (first === undefined || second === undefined || third === undefined) throw new Error('The world is too small.');
  const imagesOf = (...rows: readonly (typeof first)[]) =>
    [...quay.world.imageRows()].filter((image) => rows.some(({ namespace }) => namespace === image.namespace)).length;
  await openSignedIn(drawer);
  const domainName = 'rows.example.com';
  await connect.fill(
    answersFor(quay, admin, { domainName, type: 'Quay', organizations: [first, second], unlimited: true }),
  );
  await connect.ok.click();
  await expect(images.registry(domainName)).toContainText(held(imagesOf(first, second)));

  await images.act(domainName, 'Edit');
  const edit = new ConnectDrawer(page, `Edit ${domainName}:${quay.port}`);
  await expect(edit.rows).toHaveCount(2);
  for (const row of [0, 1]) await expect(edit.rows.nth(row)).toContainText(/Set (now|\d+ seconds? ago)/);
  await edit.addRow.click();
  await edit.organization(2).fill(third.namespace);
  await edit.authToken(2).fill(third.authToken);
  await edit.ok.click();
  await expect(edit.dialog).toBeHidden();
  await expect(images.registry(domainName)).toContainText(held(imagesOf(first, second, third)));
});

test('a paused registry keeps its images, goes on when resumed, and is deleted by its name only', async ({
  page,
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const harbor = await closing(harborOf(40));
  await openSignedIn(drawer);
  await connect.fill(answersFor(harbor, admin, { domainName: 'paused.example.com', unlimited: true }));
  await connect.ok.click();
  const registry = images.registry('paused.example.com');
  await expect(registry).toContainText(held(40));
  await expect(registry).toContainText('Verified');

  await images.act('paused.example.com', /^Pause/);
  await expect(registry).toContainText('Paused');
  await expect(registry).toContainText(held(40));
  harbor.world.addImages(3);
  await images.synchronize.click();
  await expect(registry).toContainText('Paused');
  await images.act('paused.example.com', 'Resume');
  await expect(registry).toContainText(held(43));
  await expect(registry).toContainText('Verified');

  await images.act('paused.example.com', /^Delete/);
  const dialog = page.getByRole('dialog', { name: /^Delete paused\.example\.com/ });
  await expect(dialog).toContainText(held(43));
  const remove = dialog.getByRole('button', { name: 'Delete', exact: true });
  await expect(remove).toBeDisabled();
  await dialog.getByRole('textbox').fill(`paused.example.com:${harbor.port}`);
  await remove.click();
  await expect(dialog).toBeHidden();
  await expect(registry).toHaveCount(0);
});

test('a double click and a lost answer make one registry, and success is shown', async ({
  page,
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const one = await closing(harborOf(20));
  const other = await closing(harborOf(20));
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/AddPrivateRegistry')) sent.push(request.url());
  });
  await openSignedIn(drawer);
  await connect.fill(answersFor(one, admin, { domainName: 'double.example.com', unlimited: true }));
  await connect.ok.dblclick();
  await expect(page.getByText(`double.example.com:${one.port} connected`)).toBeVisible();
  await expect(connect.dialog).toBeHidden();
  expect(sent).toHaveLength(1);
  await expect(images.registry('double.example.com')).toHaveCount(1);

  await page.route(
    /\/api\/AddPrivateRegistry/,
    async (route) => {
      // The server has stored it; the browser never hears of that.
      await route.fetch();
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
  await images.add.click();
  await connect.fill(answersFor(other, admin, { domainName: 'lost.example.com', unlimited: true }));
  await connect.ok.click();
  await expect(connect.failure).toContainText('The connection was lost while saving.');
  await connect.failure.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByText(`lost.example.com:${other.port} connected`)).toBeVisible();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('lost.example.com')).toHaveCount(1);
  await expect(images.registry('lost.example.com')).toContainText(held(20));
});
