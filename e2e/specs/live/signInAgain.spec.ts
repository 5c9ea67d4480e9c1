import { expect } from '@playwright/test';
import { generate } from 'otplib';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { test } from '../../fixtures/liveTest.ts';
import { adminPassword } from '../../fixtures/mooringProcess.ts';

/** What an authenticator shows in the period after this one: the code of this one has been used already, and a code works once. */
const nextCode = (secret: string) => generate({ secret, epoch: Math.floor(Date.now() / 1_000) + 30 });

test('a session that ends under what is typed asks for password and code over the page, and what is typed is saved then', async ({
  page,
  openSignedIn,
  mooring,
}) => {
  await openSignedIn('cn/access-keys');
  const ask = async (action: string, data: object) =>
    (await page.request.post(new URL(`/api/${action}`, mooring.url).href, { data })).json();
  const { Secret }: ResponseOf<'CreateSecondStep'> = await ask('CreateSecondStep', { Password: adminPassword });
  await ask('ConfirmSecondStep', { Code: await generate({ secret: Secret }) });

  await page.getByRole('button', { name: 'Create access key' }).first().click();
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
  await name.fill('typed before the end');
  await page.request.delete(new URL('/api/session', mooring.url).href);
  await page.keyboard.press('Enter');

  const again = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(again.getByRole('textbox', { name: 'User name' })).toHaveValue('admin');
  await expect(again.getByLabel('Password', { exact: true })).toBeFocused();
  // Escape leaves the question where it is: nothing behind it works before somebody is back.
  await page.keyboard.press('Escape');
  await page.keyboard.type(adminPassword);
  await page.keyboard.press('Enter');
  const code = again.getByRole('textbox', { name: 'Code' });
  await expect(code).toBeFocused();
  await page.keyboard.type('000000');
  await page.keyboard.press('Enter');
  await expect(again.getByText('Incorrect code, or already used')).toBeVisible();
  await expect(code).toBeFocused();
  await code.fill(await nextCode(Secret));
  await page.keyboard.press('Enter');
  await expect(again).toBeHidden();

  await expect(name).toHaveValue('typed before the end');
  await name.press('Enter');
  await expect(page.getByRole('dialog').getByText('typed before the end')).toBeVisible();
});
