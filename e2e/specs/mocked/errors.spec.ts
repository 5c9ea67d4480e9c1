import { expect } from '@playwright/test';
import { errorFacts } from '#contract/errors.ts';
import { test } from '../../fixtures/mockedTest.ts';
import type { RegistryAnswers } from '../../pages/connectDrawer.ts';

const good: RegistryAnswers = {
  protocol: 'https',
  ip: '10.20.30.40',
  domainName: 'new.example.com',
  userName: 'admin',
  password: 'secret',
};

/** What the demo's own list says to type, and the error that comes of it. */
const errors = [
  ['FailedToVerifyUsernameOrPwd', { userName: 'wrong' }, 'userName'],
  ['UserDoesNotHaveAdminRole', { userName: 'viewer' }, 'userName'],
  ['NetworkConnectError', { ip: '203.0.113.1' }, 'ip'],
] as const;

for (const [code, changes, marked] of errors) {
  test(`${code} says what it means and what to do, and marks its field`, async ({ page, openSignedIn, connect }) => {
    await openSignedIn('cn/assets/images?drawer=connect');
    await connect.fill({ ...good, ...changes });
    await connect.ok.click();
    const toast = page.getByRole('alert').filter({ hasText: code });
    await expect(toast).toContainText(errorFacts[code].message.en);
    await expect(connect[marked]).toHaveAttribute('aria-invalid', 'true');
    await expect(connect[marked]).toBeFocused();
  });
}

test('an empty form names every missing field and focuses the first', async ({ openSignedIn, connect }) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.ok.click();
  for (const field of [connect.ip, connect.domainName, connect.userName, connect.password]) {
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(connect.ip).toBeFocused();
});

test('a pasted address fills protocol, domain name and port', async ({ page, openSignedIn, connect }) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.domainName.focus();
  await page.evaluate(() => {
    const pasted = new DataTransfer();
    pasted.setData('text', 'http://harbor.example.com:8443/');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }),
    );
  });
  await expect(connect.domainName).toHaveValue('harbor.example.com');
  await expect(connect.port).toHaveValue('8443');
  await expect(connect.dialog.getByRole('radio', { name: 'http', exact: true })).toBeChecked();
});

test('leaving with unsaved input asks first', async ({ openSignedIn, connect }) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.userName.fill('admin');
  await connect.cancel.click();
  await connect.stay.click();
  await expect(connect.userName).toHaveValue('admin');
  await connect.cancel.click();
  await connect.leave.click();
  await expect(connect.dialog).toBeHidden();
});
