import { expect } from '@playwright/test';
import errors from '#contract/locales/en/errors.ts';
import { startHarborV1 } from '#simulators/harbor/startHarborV1.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { type RunningQuay, startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { answersFor, test } from '../../fixtures/sharedTest.ts';
import { held } from '../../pages/imagesPage.ts';

const drawer = 'cn/assets/images?view=images&drawer=connect';
const { admin } = simulatorPasswords;

/** The first two organizations, and how many images they hold. */
function twoOf(quay: RunningQuay) {
  const organizations = quay.organizations.slice(0, 2);
  const wanted = new Set(organizations.map(({ namespace }) => namespace));
  const images = [...quay.world.imageRows()].filter(({ namespace }) => wanted.has(namespace)).length;
  return { organizations, images };
}

test('Harbor 1.x, Harbor 2.x and a Quay with two organizations are each connected, and their images come in', {
  tag: '@core',
}, async ({ page, openSignedIn, images, connect, closing }) => {
  const v1 = await closing(startHarborV1({ world: createWorld({ images: 60, kind: 'harbor-v1' }) }));
  const v2 = await closing(startHarborV2({ world: createWorld({ images: 70 }) }));
  const quay = await closing(startQuay({ world: createWorld({ images: 80, kind: 'quay' }) }));
  const rows = twoOf(quay);
  const kinds = [
    [answersFor(v1, admin, { domainName: 'v1.example.com', version: 'V1', unlimited: true }), 60],
    [answersFor(v2, admin, { domainName: 'v2.example.com', version: 'V2', unlimited: true }), 70],
    [
      answersFor(quay, admin, {
        domainName: 'quay.example.com',
        type: 'Quay',
        organizations: rows.organizations,
        unlimited: true,
      }),
      rows.images,
    ],
  ] as const;
  await openSignedIn('cn/assets/images?view=images');
  for (const [answers, count] of kinds) {
    await images.add.click();
    await connect.fill(answers);
    await connect.ok.click();
    await expect(connect.dialog).toBeHidden();
    await expect(images.registry(answers.domainName)).toContainText(held(count));
    await expect(images.registry(answers.domainName)).toContainText('Verified');
  }
  await images
    .registry('quay.example.com')
    .getByRole('button', { name: /^\d+ images .*from/ })
    .click();
  await expect(page.getByText(`1–${Math.min(20, rows.images)} of ${rows.images}`, { exact: true })).toBeVisible();
  await expect(images.rows.first()).toContainText(
    new RegExp(rows.organizations.map(({ namespace }) => `^${namespace}/`).join('|')),
  );
});

test('each of the four codes is said with its meaning and advice, marks its fields, and leads to the first', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const harbor = await closing(startHarborV2({ world: createWorld({ images: 20 }), wrongPasswordMs: 100 }));
  const right = answersFor(harbor, admin, { domainName: 'four.example.com', version: 'V2' });
  const chosenVersion = connect.dialog.getByRole('radio', { name: /^V1/ });
  const causes = [
    ['FailedToVerifyUsernameOrPwd', { password: 'wrong' }, [connect.userName, connect.password], connect.userName],
    [
      'UserDoesNotHaveAdminRole',
      { userName: 'viewer1', password: simulatorPasswords.viewer1 },
      [connect.userName],
      connect.userName,
    ],
    ['RegistryVersionError', { version: 'V1' }, [connect.version], chosenVersion],
    ['NetworkConnectError', { port: 1 }, [connect.ip, connect.port], connect.ip],
  ] as const;
  await openSignedIn(drawer);
  for (const [code, wrong, marked, first] of causes) {
    await connect.fill({ ...right, ...wrong });
    await connect.ok.click();
    const toast = connect.toast(code);
    await expect(toast).toContainText(errors.message[code]);
    // The advice may be more particular than the list's own; it is never missing.
    await expect(toast).toContainText(/check|grant|switch/i);
    for (const field of marked) await expect(field).toHaveAttribute('aria-invalid', 'true');
    await connect.domainName.focus();
    await toast.getByRole('button', { name: 'Go to field' }).click();
    await expect(first).toBeFocused();
    await toast.getByRole('button', { name: 'Close' }).click();
    await expect(toast).toBeHidden();
  }
  await expect(images.registry('four.example.com')).toHaveCount(0);
});

test('an expired token of a Quay stands on the row that it was given in', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const quay = await closing(startQuay({ world: createWorld({ images: 40, kind: 'quay' }) }));
  const { organizations, images: count } = twoOf(quay);
  const second = organizations[1]?.authToken ?? '';
  quay.tokens.change(second, 'expired');
  await openSignedIn(drawer);
  const domainName = 'expired.example.com';
  await connect.fill(answersFor(quay, admin, { domainName, type: 'Quay', organizations, unlimited: true }));
  await connect.ok.click();
  const toast = connect.toast('FailedToVerifyUsernameOrPwd');
  await expect(toast).toContainText('This Auth_token has expired');
  await expect(connect.authToken(1)).toHaveAttribute('aria-invalid', 'true');
  await expect(connect.authToken(1)).toBeFocused();
  for (const field of [connect.authToken(0), connect.userName, connect.password]) {
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
  }
  await connect.domainName.focus();
  await toast.getByRole('button', { name: 'Go to field' }).click();
  await expect(connect.authToken(1)).toBeFocused();

  await connect.authToken(1).fill(quay.tokens.issue());
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry(domainName)).toContainText(held(count));
});
