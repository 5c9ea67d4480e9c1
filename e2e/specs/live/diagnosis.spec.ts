import { expect } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import { startQuay } from '#simulators/quay/startQuay.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { answersFor, test } from '../../fixtures/sharedTest.ts';
import { held } from '../../pages/imagesPage.ts';

const drawer = 'cn/assets/images?drawer=connect';
const { admin } = simulatorPasswords;
const harborOf = (images: number) => startHarborV2({ world: createWorld({ images }), wrongPasswordMs: 100 });

test('what has passed every stage says how long it will take, offers a speed, and is saved without another question', {
  tag: '@core',
}, async ({ openSignedIn, images, connect, closing }) => {
  const harbor = await closing(harborOf(600));
  await openSignedIn(drawer);
  await connect.fill(answersFor(harbor, admin, { domainName: 'passes.example.com' }));
  await connect.test.click();
  await expect(connect.summary).toContainText('Passed: 600 images in');
  await expect(connect.stage('TLS and certificate')).toContainText('not applicable');
  for (const stage of [
    'Name resolution',
    'TCP connection',
    'Type and version',
    'Sign-in',
    'Permissions',
    'Image listing',
  ]) {
    await expect(connect.stage(stage)).toContainText(/passed\s*[\d,]+\s*ms/);
  }
  await expect(connect.dialog.getByText('551 images at 10 per hour: about 2 days 7 hr')).toBeVisible();
  await connect.dialog.getByRole('button', { name: 'Use 30 per hour to finish within a day' }).click();
  await expect(connect.dialog.getByText('551 images at 30 per hour: about 18 hr 22 min')).toBeVisible();

  harbor.requests.length = 0;
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('passes.example.com')).toContainText('600');
  // What a verification asks and no listing does.
  expect(harbor.requests.filter(({ path }) => path.includes('/systeminfo'))).toEqual([]);
});

test('each stage that fails says why, where and what to do, and what comes after is not reached', async ({
  openSignedIn,
  connect,
  closing,
}) => {
  const harbor = await closing(harborOf(40));
  const right = answersFor(harbor, admin, { domainName: 'stages.example.com' });
  await openSignedIn(drawer);
  await connect.fill(right);

  await connect.password.fill('wrong');
  await connect.test.click();
  await expect(connect.stage('Sign-in')).toContainText('FailedToVerifyUsernameOrPwd');
  await expect(connect.stage('Sign-in')).toContainText('Check the user name and the password');
  await expect(connect.stage('Permissions')).toContainText('not reached');
  await connect.stage('Sign-in').getByRole('button', { name: 'Go to field' }).click();
  await expect(connect.userName).toBeFocused();

  await connect.userName.fill('viewer1');
  await connect.password.fill(simulatorPasswords.viewer1);
  await connect.test.click();
  await expect(connect.stage('Permissions')).toContainText('UserDoesNotHaveAdminRole');
  await expect(connect.stage('Permissions')).toContainText('Missing permissions: system administrator.');

  await connect.userName.fill('robot$pullonly');
  await connect.password.fill(simulatorPasswords.robot$pullonly);
  await connect.test.click();
  await expect(connect.stage('Permissions')).toContainText('UserDoesNotHaveAdminRole');
  await expect(connect.stage('Permissions')).toContainText('list repositories');

  harbor.faults.set({ kind: 'status', status: 502, path: '/projects' });
  await connect.userName.fill('admin');
  await connect.password.fill(admin);
  await connect.test.click();
  // Two pages of the list are each asked for four times, 4.25 s in all, before it is the list that fails.
  await expect(connect.stage('Image listing')).toContainText('RegistryFailure', { timeout: 20_000 });
  await expect(connect.stage('Image listing')).toContainText('HTTP 502');

  await harbor.close();
  await connect.test.click();
  await expect(connect.stage('TCP connection')).toContainText('NetworkConnectError');
  await expect(connect.stage('TCP connection')).toContainText('nothing listens on this port');
  await expect(connect.stage('Image listing')).toContainText('not reached');
});

test('the wrong version and the wrong kind are each set right by one click', async ({
  openSignedIn,
  connect,
  closing,
}) => {
  const harbor = await closing(harborOf(40));
  const quay = await closing(startQuay({ world: createWorld({ images: 40, kind: 'quay' }), lockOutMs: 1 }));
  await openSignedIn(drawer);
  await connect.fill(answersFor(harbor, admin, { domainName: 'kinds.example.com', version: 'V1' }));
  await connect.test.click();
  await expect(connect.stage('Type and version')).toContainText('RegistryVersionError');
  await connect.dialog.getByRole('button', { name: 'Switch to V2' }).click();
  await expect(connect.summary).toContainText('Passed: 40 images');

  await connect.port.fill(String(quay.port));
  await connect.test.click();
  await expect(connect.stage('Type and version')).toContainText('The server at this address is Quay.');
  await connect.dialog.getByRole('button', { name: 'Switch to Quay' }).click();
  // Another kind asks for more: its fields are where one goes on.
  await expect(connect.organization(0)).toBeFocused();
  await connect.fillRows(quay.organizations.slice(0, 1));
  await connect.test.click();
  await expect(connect.summary).toContainText('Passed:');

  await connect.choose('Harbor');
  await connect.port.fill(String(harbor.port));
  await connect.choose('Quay');
  await connect.test.click();
  await expect(connect.stage('Type and version')).toContainText('The server at this address is Harbor.');
});

const root = createIdentity({ commonName: 'Example Root CA', authority: true });

for (const [way, button, trusted] of [
  ['authority', 'Trust this CA', 'trusted through the CA entered here'],
  ['pin', 'Pin this certificate', 'matches the pinned certificate'],
] as const) {
  test(`a private certificate is shown, and trusted by its ${way} it passes and is saved`, async ({
    openSignedIn,
    images,
    connect,
    closing,
  }) => {
    const domainName = `${way}.example.com`;
    const leaf = createIdentity({ commonName: domainName, names: [domainName], signedBy: root });
    const tls = { key: leaf.key, cert: leaf.cert + root.cert };
    const harbor = await closing(startHarborV2({ world: createWorld({ images: 40 }), tls }));
    await openSignedIn(drawer);
    await connect.fill(answersFor(harbor, admin, { domainName, unlimited: true }));
    await connect.test.click();
    const stage = connect.stage('TLS and certificate');
    await expect(stage).toContainText('CertificateError');
    await expect(stage).toContainText(`CN=${domainName}`);
    await expect(stage).toContainText('CN=Example Root CA');
    for (const { fingerprint } of [leaf, root]) {
      await expect(stage).toContainText(fingerprint.toUpperCase().match(/../g)?.join(':') ?? '');
    }
    expect(harbor.requests).toEqual([]);

    await stage.getByRole('checkbox', { name: /compared this SHA-256/ }).check();
    await stage.getByRole('button', { name: button }).click();
    await connect.test.click();
    await expect(connect.summary).toContainText('Passed: 40 images');
    await expect(stage).toContainText(trusted);
    await connect.ok.click();
    await expect(connect.dialog).toBeHidden();
    await expect(images.registry(domainName)).toContainText(held(40));
  });
}

test('a test is stopped at once, whatever it waits for, and can be started again', async ({
  openSignedIn,
  connect,
  closing,
}) => {
  const harbor = await closing(harborOf(40));
  harbor.faults.set({ kind: 'hang', path: '/artifacts' });
  await openSignedIn(drawer);
  await connect.fill(answersFor(harbor, admin, { domainName: 'hangs.example.com' }));
  await connect.test.click();
  await expect(connect.stage('Image listing')).toContainText('running');
  await connect.stopTest.click();
  await expect(connect.summary).toHaveText('The test was stopped.', { timeout: 2_000 });
  await expect(connect.test).toBeFocused();

  harbor.faults.clear();
  await connect.test.click();
  await expect(connect.summary).toContainText('Passed: 40 images');
});
