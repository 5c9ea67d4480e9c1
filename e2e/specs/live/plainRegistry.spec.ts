import { expect } from '@playwright/test';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import { startOci } from '#simulators/oci/startOci.ts';
import { Pusher } from '#simulators/testing/oci/pushImage.ts';
import {
  findRealRegistry,
  noRealRegistry,
  realAccount,
  startRealRegistry,
} from '#simulators/testing/oci/realRegistry.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { answersFor, test } from '../../fixtures/sharedTest.ts';

const drawer = 'cn/assets/images?view=images&drawer=connect';
const domainName = 'registry.example.test';

test('a real registry is connected over TLS of its own authority, taken in, and followed through its changes', {
  tag: '@core',
}, async ({ page, openSignedIn, images, connect }) => {
  const command = findRealRegistry();
  test.skip(command === undefined, noRealRegistry);
  const authority = createIdentity({ commonName: 'Example Authority', authority: true });
  const tls = createIdentity({ commonName: 'registry', names: [domainName, '127.0.0.1'], signedBy: authority });
  const registry = await startRealRegistry(command ?? '', { tls });
  const pusher = new Pusher({ url: registry.url, account: realAccount, ca: authority.cert });
  const row = (name: string) => images.rows.filter({ hasText: name });
  try {
    const first = await pusher.push({ repository: 'team/app', tag: 'v1', content: 'one' });
    await pusher.push({ repository: 'team/app', tag: 'moves', content: 'one' });
    await pusher.push({ repository: 'alpine', tag: '3.20', content: 'three' });

    await openSignedIn(drawer);
    await connect.fill({
      ...{ type: 'OCI', protocol: 'https', ip: registry.host, port: registry.port, domainName },
      ...{ userName: realAccount.userName, password: realAccount.password, authority: authority.cert, unlimited: true },
    });
    await connect.test.click();
    await expect(connect.stage('Image listing')).toContainText('3 images');
    await connect.ok.click();
    await expect(connect.dialog).toBeHidden();
    await expect(images.registry(domainName)).toContainText('Verified');
    // Other tests have registries on this server, too.
    await images
      .registry(domainName)
      .getByRole('button', { name: /images/ })
      .click();
    await expect(images.rows).toHaveCount(3);
    await expect(row('alpine')).toContainText('3.20');
    await expect(row('team/app')).toHaveCount(2);
    await expect(row('alpine')).toContainText('Not scannable');
    await expect(row('alpine')).toContainText('seen');
    // Looked into: its size stands in its manifest alone.
    await expect(row('alpine')).toContainText(/\d (B|KiB)/, { timeout: 20_000 });

    await pusher.push({ repository: 'team/web', tag: 'new', content: 'four' });
    await pusher.push({ repository: 'team/app', tag: 'moves', content: 'five' });
    await pusher.deleteManifest('team/app', first);
    await images.synchronize.click();
    await expect(row('team/web')).toContainText('new', { timeout: 20_000 });
    await expect(row('team/app')).toHaveCount(1);
    await expect(row('team/app')).toContainText('moves');
    await expect(page.getByText(first.slice('sha256:'.length, 'sha256:'.length + 12))).toHaveCount(0);
  } finally {
    await pusher.close();
    await registry.close();
  }
});

test('a registry that anybody may read is connected without an account', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const registry = await closing(
    startOci({ world: createWorld({ images: 30, kind: 'quay' }), authentication: 'none' }),
  );
  await openSignedIn(drawer);
  await connect.fill(answersFor(registry, '', { type: 'OCI', domainName: 'open.example.com', userName: '' }));
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('open.example.com')).toContainText('Verified');
});

test('a registry that does not list its repositories is read by those that are named', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const registry = await closing(startOci({ world: createWorld({ images: 30, kind: 'quay' }), catalog: 'off' }));
  const [named] = registry.world.repositories;
  await openSignedIn(drawer);
  const answers = answersFor(registry, simulatorPasswords.admin, { type: 'OCI', domainName: 'named.example.com' });
  await connect.fill(answers);
  await connect.test.click();
  await expect(connect.stage('Permissions')).toContainText('Name the repositories under Include');
  const help = await connect.ask('Select repositories by pattern');
  await help.getByLabel(/^Include/).fill(named?.fullName ?? '');
  await connect.test.click();
  await expect(connect.stage('Permissions')).toContainText('The repositories named under Include are read');
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry('named.example.com')).toContainText(`(${named?.source.imageCount} tags)`);
});

test('a plain registry where a Harbor was chosen is offered as a switch', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const registry = await closing(startOci({ world: createWorld({ images: 10, kind: 'quay' }) }));
  await openSignedIn(drawer);
  await connect.fill(answersFor(registry, simulatorPasswords.admin, { domainName: 'switched-oci.example.com' }));
  await connect.ok.click();
  await connect.dialog.getByRole('button', { name: 'Switch to OCI and retry' }).click();
  await expect(images.registry('switched-oci.example.com')).toContainText('Verified');
});

test('a token service of another host is confirmed with one click before it gets the password', async ({
  openSignedIn,
  images,
  connect,
  closing,
}) => {
  const world = createWorld({ images: 20, kind: 'quay' });
  const authority = createIdentity({ commonName: 'Example Authority', authority: true });
  const tls = createIdentity({ commonName: 'tokens', names: [domainName, '127.0.0.2'], signedBy: authority });
  const tokens = await closing(startOci({ world, authentication: 'token', host: '127.0.0.2', tls }));
  const tokenService = `${tokens.url}/token`;
  const registry = await closing(startOci({ world, authentication: 'token', tokenService, tls }));
  const host = `127.0.0.2:${tokens.port}`;
  await openSignedIn(drawer);
  const answers = answersFor(registry, simulatorPasswords.admin, { type: 'OCI', domainName });
  await connect.fill({ ...answers, authority: authority.cert });
  await connect.test.click();
  const confirm = connect.dialog.getByRole('button', { name: `Confirm ${host}` });
  await expect(confirm).toBeVisible();
  expect(tokens.requests).toEqual([]);
  await confirm.click();
  await expect(connect.dialog.getByLabel(/^Token service/)).toHaveValue(host);
  await expect(connect.stage('Image listing')).toContainText('images');
  await connect.ok.click();
  await expect(connect.dialog).toBeHidden();
  await expect(images.registry(`${domainName}:${registry.port}`)).toContainText('Verified');
  expect(tokens.requests.map(({ user }) => user)).toContain('admin');
});
