import { expect } from '@playwright/test';
import { type AccessCode, type AccessKeyCode, type ErrorCode, isErrorCode } from '#contract/failures/errors.ts';
import errors from '#contract/locales/en/errors.ts';
import { test } from '../../fixtures/mockedTest.ts';
import type { RegistryAnswers } from '../../pages/connectDrawer.ts';

const good: RegistryAnswers = {
  protocol: 'https',
  ip: '10.20.30.40',
  domainName: 'new.example.com',
  userName: 'admin',
  password: 'secret',
};

/** Of other pages, and of accounts that no drawer connects. */
type ElsewhereCode =
  | 'SignInRefused'
  | 'Throttling'
  | 'Throttling.SignIn'
  | 'SetupRefused'
  | 'AlreadySetUp'
  | 'HostRefused'
  | 'RequestIncomplete'
  | 'ServerBusy'
  | 'ServerUpgrading'
  | 'OriginRefused'
  | 'HeadersTooLong'
  | 'TlsRequired'
  | 'VpcAccessNotConfigured'
  | 'ImageScanFailure'
  | 'ImageContentFailure'
  | 'TokenServiceFailure'
  | 'StoredSecretUnreadable'
  | 'RegistryPaused'
  | 'ServerFault'
  | 'ServerStopped'
  | AccessCode
  | AccessKeyCode
  // What no value brings about; below.
  | 'NotSignedIn'
  | 'NotFound';
type Field = 'ip' | 'userName' | 'domainName' | 'version' | 'type';

/** For every code that values can bring: what the demo says to type, and the first field it marks; null where it is about none. */
const causes: Record<Exclude<ErrorCode, ElsewhereCode>, readonly [Partial<RegistryAnswers>, Field | null]> = {
  FailedToVerifyUsernameOrPwd: [{ userName: 'wrong' }, 'userName'],
  UserDoesNotHaveAdminRole: [{ userName: 'viewer' }, 'userName'],
  RegistryVersionError: [{ version: 'V1' }, 'version'],
  NetworkConnectError: [{ ip: '203.0.113.1' }, 'ip'],
  CertificateError: [{ ip: '203.0.113.4' }, 'domainName'],
  RegistryTypeError: [{ ip: '203.0.113.5' }, 'type'],
  RegistryRateLimited: [{ ip: '203.0.113.6' }, 'ip'],
  RegistryFailure: [{ ip: '203.0.113.7' }, 'ip'],
  IllegalParam: [{ ip: '169.254.169.254' }, 'ip'],
  RegistryAlreadyExists: [{ ip: '198.51.100.20' }, 'ip'],
  NoPermission: [{ ip: '203.0.113.8' }, null],
  ServerError: [{ ip: '203.0.113.9' }, null],
};

test('every code is said with its meaning and advice, and marks its fields or stands over the form', async ({
  openSignedIn,
  connect,
  troubles,
}) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  for (const [code, [wrong, marked]] of Object.entries(causes)) {
    if (!isErrorCode(code)) throw new Error(`${code} is no code.`);
    await connect.fill({ ...good, version: 'V2', ...wrong });
    await connect.ok.click();
    const toast = connect.toast(code);
    await expect(toast).toContainText(errors.message[code]);
    await expect(toast.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
    if (marked === null) await expect(connect.failure).toContainText(errors.advice[code]);
    else await expect(connect[marked]).toHaveAttribute('aria-invalid', 'true');
    await toast.getByRole('button', { name: 'Close' }).click();
    await expect(toast).toBeHidden();
  }
  // Chromium's line for ServerError, which is asked for here.
  expect(troubles.splice(0)).toEqual([expect.stringContaining('a status of 500')]);
});

test('a dead token of a Quay marks its own row', async ({ openSignedIn, connect }) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  const organizations = [
    { namespace: 'payments', authToken: 'good' },
    { namespace: 'library', authToken: 'narrow' },
  ];
  await connect.fill({ ...good, type: 'Quay', organizations });
  await connect.ok.click();
  await expect(connect.toast('UserDoesNotHaveAdminRole')).toContainText('This Auth_token lacks permissions: repo:read');
  await expect(connect.authToken(1)).toBeFocused();
  await expect(connect.authToken(0)).not.toHaveAttribute('aria-invalid', 'true');
});

/** What no value brings about, and how it is answered. */
const answersOfOthers = [
  [404, { Code: 'NotFound', Message: errors.message.NotFound }],
  [418, { Code: 'Gateway.Teapot', Message: 'Short and stout' }],
] as const;

test('something deleted and a code that nobody knows are said as they came: code, message, and the request id to copy', async ({
  page,
  context,
  openSignedIn,
  connect,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.fill(good);
  for (const [status, body] of answersOfOthers) {
    const RequestId = `6A0D2F2C-0000-4000-8000-5C1E7B1A9${status}`;
    // What answers in the browser answers before any route of Playwright's.
    await page.evaluate(
      ([answer, answerStatus]) => {
        const real = window.fetch;
        window.fetch = async (input, init) =>
          String(input).includes('/api/AddPrivateRegistry')
            ? Response.json(answer, { status: answerStatus })
            : real(input, init);
      },
      [{ ...body, RequestId }, status] as const,
    );
    await connect.ok.click();
    const toast = connect.toast(body.Code);
    await expect(toast).toContainText(body.Message);
    await expect(connect.failure).toContainText(body.Message);
    if (!isErrorCode(body.Code)) await expect(toast).toContainText(RequestId);
    await toast.getByRole('button', { name: 'Copy request ID' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(RequestId);
    await expect(connect.domainName).toHaveValue(good.domainName);
    await toast.getByRole('button', { name: 'Close' }).click();
  }
});

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

test('leaving with unsaved input asks first', { tag: '@core' }, async ({ openSignedIn, connect }) => {
  await openSignedIn('cn/assets/images?drawer=connect');
  await connect.userName.fill('admin');
  await connect.cancel.click();
  await connect.stay.click();
  await expect(connect.userName).toHaveValue('admin');
  await connect.cancel.click();
  await connect.leave.click();
  await expect(connect.dialog).toBeHidden();
});

test('a drawer whose file cannot be fetched is said in its place, and the page goes on', async ({
  page,
  openSignedIn,
  images,
  troubles,
}) => {
  // The page's requests go through the mock's service worker, which only the context sees.
  await page.context().route('**/assets/TaskPanel-*.js', (route) => route.abort());
  await openSignedIn('cn/assets/images?drawer=tasks');
  const said = page.getByRole('dialog', { name: 'This could not be opened' });
  await expect(said.getByRole('alert')).toBeVisible();
  await said.getByRole('button', { name: 'Close' }).last().click();
  await expect(said).toBeHidden();
  await expect(page).not.toHaveURL(/drawer=/);
  await expect(images.rows.first()).toBeVisible();
  // Complaints of the missing file, and of nothing else.
  for (const trouble of troubles.splice(0)) expect(trouble).toMatch(/ERR_FAILED|dynamically imported module/);
});
