import { type Browser, expect, type Page } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { test } from '../../fixtures/sharedTest.ts';
import { SignInPage } from '../../pages/signInPage.ts';
import { UsersPage } from '../../pages/usersPage.ts';

const password = 'quiet harbour at dawn';

/** Whoever opens the link in a browser of their own: chooses a password, and is in. */
async function follow(browser: Browser, link: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('heading', { name: /^Welcome, / }).waitFor();
  expect(page.url()).not.toContain('#');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Confirm password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Images' }).waitFor();
  return page;
}

test('an invitation leads to a first sign-in, with a role that shows what it does not allow; the link works once', {
  tag: '@core',
}, async ({ page, browser, openSignedIn, mooring }) => {
  const users = new UsersPage(page);
  await openSignedIn('cn/users');
  const link = await users.invite('vera', 'Viewer');
  expect(link.startsWith(new URL('/welcome#', mooring.url).href)).toBe(true);

  const other = await follow(browser, link);
  const add = other.getByRole('button', { name: 'Add image repository' }).or(other.getByText('Add', { exact: true }));
  await expect(add.first()).toBeVisible();
  const synchronize = other.getByRole('button', { name: 'Synchronize assets' });
  await expect(synchronize).toHaveAttribute('aria-disabled', 'true');
  await synchronize.focus();
  await expect(other.getByRole('tooltip')).toHaveText('Requires the Operator role');
  await other.goto(new URL('/cn/users', mooring.url).href);
  await expect(other.getByText('Requires the Administrator role')).toBeVisible();
  await other.context().close();

  await page.reload();
  await expect(users.rowOf('vera')).toContainText(/Active.*Viewer/s);
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('This link is no longer valid');
});

test('of two browsers one signs the other out, which says so over the page and goes on after signing in', async ({
  page,
  browser,
  openSignedIn,
  mooring,
}) => {
  const users = new UsersPage(page);
  await openSignedIn('cn/users');
  const link = await users.invite('otto', 'Operator');
  const one = await follow(browser, link);
  const other = await browser.newPage({ locale: 'en-US', reducedMotion: 'reduce' });
  await other.goto(new URL('/cn/allowlist', mooring.url).href);
  await new SignInPage(other).signIn('otto', password);

  await one.goto(new URL('/cn/account', mooring.url).href);
  const sessions = one.getByRole('table', { name: 'Sessions' });
  await expect(sessions.getByText('This session')).toHaveCount(1);
  await expect(sessions.getByRole('row')).toHaveCount(3);
  await one.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(sessions.getByRole('row')).toHaveCount(2);

  await other.getByRole('link', { name: 'Access keys' }).click();
  const again = other.getByRole('dialog', { name: 'Your session has ended' });
  await again.getByLabel('Password', { exact: true }).fill(password);
  await again.getByRole('button', { name: 'Sign in' }).click();
  await expect(again).toBeHidden();
  await expect(other.getByRole('heading', { level: 1, name: 'Access keys' })).toBeVisible();

  // What an administrator decides ends the sessions too.
  await users.choose('otto', 'Disable');
  await expect(users.rowOf('otto')).toContainText('Disabled');
  await one.reload();
  await expect(one.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await one.context().close();
  await other.close();
});

/** Every page, with what must be on it whoever looks. */
const pages = {
  'cn/assets/images': 'Images',
  'cn/assets/images?view=repositories': 'Images',
  'cn/assets/images?view=registries': 'Images',
  'cn/assets/images?view=bases': 'Images',
  'cn/security/scans': 'Image Security Scan',
  'cn/security/scans?view=buildRisks': 'Image Security Scan',
  'cn/security/scans?drawer=settings': 'Image Security Scan',
  'cn/allowlist': 'Scanner allowlist',
  'cn/access-keys': 'Access keys',
  'cn/users': 'Users',
  'cn/account': 'Your account',
};

/** Buttons of those pages, with the least role that each takes. */
const buttons = { 'Synchronize assets': 'Operator', 'Scan now': 'Operator' } as const;
const mayScan = { Administrator: true, Operator: true, Viewer: false } as const;

for (const role of ['Administrator', 'Operator', 'Viewer'] as const) {
  test(`every page is there for the role ${role}, and nothing on it is refused by the server`, async ({
    page,
    browser,
    openSignedIn,
    mooring,
    closing,
  }) => {
    const users = new UsersPage(page);
    await openSignedIn('cn/users');
    const harbor = await closing(startHarborV2({ world: createWorld({ images: 20 }) }));
    await addRegistry(
      page.request,
      mooring,
      harborRequest(harbor.port, { DomainName: `${role.toLowerCase()}.example.com` }),
    );
    const member = await follow(browser, await users.invite(`every-${role.toLowerCase()}`, role));
    const refused: string[] = [];
    const troubles: string[] = [];
    member.on('response', (answer) => {
      if (answer.status() >= 400) refused.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
    });
    member.on('pageerror', (error) => troubles.push(error.message));
    for (const [path, heading] of Object.entries(pages)) {
      await member.goto(new URL(path, mooring.url).href);
      await expect(member.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(member.locator('[aria-busy=true], .ant-skeleton')).toHaveCount(0);
      for (const [name, least] of Object.entries(buttons)) {
        const button = member.getByRole('button', { name }).first();
        if (!(await button.isVisible())) continue;
        if (mayScan[role]) await expect(button).not.toHaveAttribute('aria-disabled');
        else await expect(button).toHaveAttribute('aria-description', `Requires the ${least} role`);
      }
    }
    await expect(member.getByRole('region', { name: 'Account', exact: true })).toContainText(role);
    expect({ refused, troubles }).toEqual({ refused: [], troubles: [] });
    await member.context().close();
  });
}
