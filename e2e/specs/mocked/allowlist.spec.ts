import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { AllowlistPage } from '../../pages/allowlistPage.ts';
import { ForwardingHelper } from '../../pages/forwardingHelper.ts';

const drawer = 'cn/assets/images?view=images&drawer=connect';
const whichAddresses = 'Addresses to allow';
const onPremises = 'Registry in an on-premises data centre';
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('an address that two regions share is looked up and taken along for nginx', { tag: '@core' }, async ({
  page,
  openSignedIn,
  allowlist,
}) => {
  await openSignedIn('intl/assets/images');
  await allowlist.menuEntry.click();
  await expect(allowlist.heading).toBeVisible();
  await expect(allowlist.breadcrumb).toContainText('Settings');
  await allowlist.search.pressSequentially('172.16.5.1');
  await expect(allowlist.regions).toContainText(['Germany (Frankfurt)', 'UK (London)']);
  await expect(allowlist.regions).toHaveCount(2);
  await expect(allowlist.finding).toContainText('belongs to 2 regions');
  await allowlist.chooseFormat('nginx');
  await allowlist.copy.click();
  await expect.poll(() => clipboard(page)).toBe('allow 47.254.158.71;\nallow 8.208.14.12;');
  await allowlist.chooseNetwork('VPC');
  await allowlist.copy.click();
  await expect.poll(() => clipboard(page)).toBe('allow 172.16.0.0/20;');
});

test('a search is a link: reloaded, it shows the same', async ({ page, openSignedIn, allowlist }) => {
  await openSignedIn('intl/allowlist');
  await allowlist.search.pressSequentially('法兰克福');
  await allowlist.chooseNetwork('VPC');
  await expect(page).toHaveURL(/q=.*network=vpc/);
  await page.reload();
  await expect(allowlist.search).toHaveValue('法兰克福');
  await expect(allowlist.regions).toHaveCount(1);
  await expect(allowlist.network.getByRole('radio', { name: 'VPC' })).toBeChecked();
});

test('the drawer answers for the region, the network and the IP of its form', async ({
  page,
  openSignedIn,
  connect,
}) => {
  await openSignedIn(drawer);
  await connect.chooseRegion(page, 'Beijing');
  const allowlist = new AllowlistPage(page, await connect.ask(whichAddresses));
  await expect(allowlist.regions.first()).toContainText('China (Beijing)');
  await connect.chooseRegion(page, 'Shenzhen');
  await expect(allowlist.regions.first()).toContainText('China (Shenzhen)');
  await allowlist.search.fill('shenzhen');
  await allowlist.search.press('Enter');
  await expect(allowlist.regions).toHaveCount(1);
  await connect.choose('VPC');
  await allowlist.copy.click();
  await expect.poll(() => clipboard(page)).toBe('100.104.250.64/26');
  await connect.ip.fill('10.20.30.40');
  await expect(connect.dialog.getByText(/unless NAT changes it/)).toContainText('10.0.0.5');
  // Enter above has not submitted the form: no field of it is refused.
  await expect(connect.dialog.locator('[aria-invalid=true]')).toHaveCount(0);
});

test('forwarding: three values make commands, and what the form needs is taken over', { tag: '@core' }, async ({
  page,
  openSignedIn,
  connect,
}) => {
  await openSignedIn(drawer);
  const forwarding = new ForwardingHelper(await connect.ask(onPremises));
  await forwarding.fill({ server: '10.0.0.8', listenPort: 8443, registry: '192.168.10.20', registryPort: 443 });
  await expect(forwarding.commands).toContainText('toport=443:toaddr=192.168.10.20');
  await expect(forwarding.undoCommands).toContainText('--remove-forward-port=port=8443');
  await forwarding.registryPort.press('Enter');
  await forwarding.takeOver.click();
  await expect(connect.ip).toHaveValue('10.0.0.8');
  await expect(connect.ip).toBeFocused();
  await expect(connect.ip).toBeInViewport();
  await expect(connect.port).toHaveValue('8443');
  await expect(connect.dialog.locator('[aria-invalid=true]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(connect.stay).toBeVisible();
});

test('forwarding asked about, but not taken over, is nothing to lose', async ({ page, openSignedIn, connect }) => {
  await openSignedIn(drawer);
  const forwarding = new ForwardingHelper(await connect.ask(onPremises));
  await forwarding.fill({ listenPort: 8443, registry: '192.168.10.20', registryPort: 443 });
  await page.keyboard.press('Escape');
  await expect(connect.dialog).toBeHidden();
});

const words = {
  'en-US': { port: /^Port A/, registry: 'Registry address', registryPort: /^Port B/ },
  'zh-CN': { port: /^端口 A/, registry: '镜像仓地址', registryPort: /^端口 B/ },
};

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing on the allowlist page, nor in the drawer with both answers open', async ({
      page,
      openSignedIn,
    }) => {
      await openSignedIn('cn/allowlist?q=172.16');
      await page.getByRole('rowheader').first().waitFor();
      await expectNoViolations(page);
      await page.goto(`${mockedUrl}#/${drawer}`);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('IP', { exact: true }).fill('10.20.30.40');
      for (const question of await dialog.locator('summary').all()) await question.click();
      await dialog.getByLabel(words[locale].port).fill('8443');
      await dialog.getByLabel(words[locale].registry).fill('192.168.10.20');
      await dialog.getByLabel(words[locale].registryPort).fill('443');
      await expect(dialog.getByText(/--remove-forward-port/)).toBeVisible();
      await expect(dialog.getByText('10.0.0.5')).toBeVisible();
      await expectNoViolations(page, '[role=dialog]');
    });
  });
}

test('page and drawer do not overflow at any width', async ({ page, openSignedIn, allowlist, connect }) => {
  await openSignedIn('cn/allowlist');
  await expect(allowlist.regions).toHaveCount(16);
  await expectNoOverflowAtAnyWidth(page);
  await page.goto(`${mockedUrl}#/${drawer}`);
  await connect.ask(whichAddresses);
  await expect(allowlist.regions).toHaveCount(16);
  const forwarding = new ForwardingHelper(await connect.ask(onPremises));
  await forwarding.fill({ listenPort: 8443, registry: 'fd00:1234:5678:9abc:def0:1234:5678:9abc', registryPort: 443 });
  await expect(forwarding.undoCommands).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
});
