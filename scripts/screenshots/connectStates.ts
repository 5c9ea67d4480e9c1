import type { BrowserContextOptions, Page } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { createIdentity } from '#simulators/http/createIdentity.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { simulatorPasswords } from '#simulators/world/accounts.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { images, inAllLooks, type Reach, signedIn } from './consolePage.ts';

const domainName = 'harbor.example.com';
const dialogOf = (page: Page) => page.getByRole('dialog');
const start = /^Test connection$|^测试连接$/;

/** Fills in how to reach a registry and who we are there, whatever the page's language. */
async function fill(page: Page, { host, port, url }: Pick<RunningSimulator, 'host' | 'port' | 'url'>): Promise<void> {
  const dialog = dialogOf(page);
  const protocol = page.getByRole('radio', { name: url.startsWith('https') ? 'https' : 'http', exact: true });
  await dialog.locator('label').filter({ has: protocol }).click();
  await dialog.getByLabel('IP', { exact: true }).fill(host);
  await dialog.getByLabel(/^Port|^端口/).fill(String(port));
  await dialog.getByLabel(/^Domain name|^域名/).fill(domainName);
  await dialog.getByLabel(/^Username|^用户名/).fill('admin');
  await dialog.locator('input[type=password]').first().fill(simulatorPasswords.admin);
}

/** A test that has ended, with the registry still there for whoever looks closer. */
async function tested(page: Page, registry: RunningSimulator, ended: RegExp): Promise<Page> {
  await fill(page, registry);
  await dialogOf(page).getByRole('button', { name: start }).click();
  await dialogOf(page).getByText(ended).first().waitFor();
  await dialogOf(page).getByRole('list').last().scrollIntoViewIfNeeded();
  await registry.close();
  return page;
}

const passing = () => startHarborV2({ world: createWorld({ images: 2_431 }) });

function untrusted(): Promise<RunningSimulator> {
  const root = createIdentity({ commonName: 'Example Intranet Root CA', authority: true });
  const leaf = createIdentity({ commonName: domainName, names: [domainName], signedBy: root });
  return startHarborV2({ world: createWorld({ images: 20 }), tls: { key: leaf.key, cert: leaf.cert + root.cert } });
}

/** The form of a plain registry, which may be read without an account. */
function plain(options: BrowserContextOptions): Reach {
  return async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`, options);
    await dialogOf(page)
      .locator('label')
      .filter({ has: page.getByRole('radio', { name: 'OCI', exact: true }) })
      .click();
    return page;
  };
}

/** The drawer that connects a registry, on its way through. */
export const connectStates: Record<string, Reach> = {
  ...inAllLooks('connect-oci', plain),
  'connect-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`);
    await dialogOf(page).waitFor();
    return page;
  },
  'connect-dark-zh': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`, { colorScheme: 'dark', locale: 'zh-CN' });
    await dialogOf(page).waitFor();
    return page;
  },
  'connect-390-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`, { viewport: { width: 390, height: 844 } });
    await dialogOf(page).waitFor();
    return page;
  },
  'connect-refused-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`);
    const dialog = dialogOf(page);
    await dialog.getByLabel('IP', { exact: true }).fill('127.0.0.1');
    await dialog.getByLabel(/^Port/).fill('1');
    await dialog.getByLabel('Domain name', { exact: true }).fill('harbor.example.com');
    await dialog.getByLabel('Username', { exact: true }).fill('admin');
    await dialog.getByLabel('Password', { exact: true }).fill('secret');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'NetworkConnectError' }).first().waitFor();
    return page;
  },
  'quay-rows-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`);
    const dialog = dialogOf(page);
    await dialog.locator('label').filter({ hasText: 'Quay' }).click();
    await fill(page, { host: '192.0.2.40', port: 8443, url: 'https:' });
    await dialog.getByLabel('Domain name', { exact: true }).fill('quay.example.com');
    for (const [row, organization] of ['payments', 'storefront', 'data'].entries()) {
      if (row > 0) await dialog.getByRole('button', { name: /Add$/ }).click();
      await dialog.getByLabel('Image repository organization').nth(row).fill(organization);
      await dialog.getByLabel('Auth_token', { exact: true }).nth(row).fill('a token of forty characters, or so');
    }
    await dialog.getByText('Get an Auth_token').click();
    return page;
  },
  'diagnosis-passed-light-en': async (browser) =>
    tested(await signedIn(browser, `${images}&drawer=connect`), await passing(), /^Passed: /),
  'diagnosis-passed-dark-zh': async (browser) =>
    tested(
      await signedIn(browser, `${images}&drawer=connect`, { colorScheme: 'dark', locale: 'zh-CN' }),
      await passing(),
      /^通过/,
    ),
  'diagnosis-certificate-light-en': async (browser) =>
    tested(await signedIn(browser, `${images}&drawer=connect`), await untrusted(), /^Server certificate/),
  'diagnosis-certificate-390-light-zh': async (browser) =>
    tested(
      await signedIn(browser, `${images}&drawer=connect`, { locale: 'zh-CN', viewport: { width: 390, height: 844 } }),
      await untrusted(),
      /CN=Example Intranet Root CA/,
    ),
  'unlimited-light-zh': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`, { locale: 'zh-CN' });
    await dialogOf(page).getByRole('combobox', { name: '限速' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '无限制' }).click();
    await dialogOf(page).getByRole('alert').scrollIntoViewIfNeeded();
    return page;
  },
  'edit-light-en': async (browser) => {
    const page = await signedIn(browser, images);
    await page.getByRole('button', { name: 'Actions for Quay' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await dialogOf(page).getByRole('button', { name: 'Auth_token: replace' }).first().scrollIntoViewIfNeeded();
    return page;
  },
  'forwarding-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=connect`);
    const dialog = dialogOf(page);
    await dialog.getByText('Registry in an on-premises data centre', { exact: true }).click();
    await dialog.getByLabel(/^IP of the ECS server/).fill('10.0.0.8');
    await dialog.getByLabel(/^Port A/).fill('8443');
    await dialog.getByLabel('Registry address').fill('192.168.10.20');
    await dialog.getByLabel(/^Port B/).fill('443');
    await dialog
      .getByText('Registry in an on-premises data centre', { exact: true })
      .evaluate((line) => line.scrollIntoView());
    return page;
  },
};
