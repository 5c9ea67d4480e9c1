import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, expect } from '@playwright/test';
import { formsOf } from '#server/testing/plantedSecrets/formsOf.ts';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { MooringProcess } from '../../fixtures/mooringProcess.ts';
import { answersFor } from '../../fixtures/sharedTest.ts';
import { AccessKeysPage } from '../../pages/accessKeysPage.ts';
import { ConnectDrawer } from '../../pages/connectDrawer.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';
import { SignInPage } from '../../pages/signInPage.ts';

const secrets = {
  administrator: 'Pl4nted "administrator" q7Xw/+ü',
  wrong: 'Pl4nted "wrong guess" k2Vb/+ü',
  registry: 'Pl4nted "registry" z9Rt/+ü',
};

/** A browser whose profile stays on the disk, to be looked through. */
const test = base.extend<{ profile: string; browserOnDisk: BrowserContext; mooring: MooringProcess }>({
  profile: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-profile-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  browserOnDisk: async ({ playwright, profile, launchOptions }, use) => {
    const context = await playwright.chromium.launchPersistentContext(profile, { ...launchOptions, locale: 'en-US' });
    await use(context);
    await context.close();
  },
  mooring: async ({}, use) => {
    const mooring = new MooringProcess({ MOORING_ADMIN_PASSWORD: secrets.administrator });
    await mooring.start();
    await use(mooring);
    await mooring.close();
  },
});

/** Whatever a page can keep: what it says of its storage, its address and those before, as one text. */
const kept = `(async () => JSON.stringify([
  Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, location.href, history.state,
  await indexedDB.databases(), await caches.keys(), (await navigator.serviceWorker.getRegistrations()).length,
]))()`;

function filesOf(folder: string): { readonly name: string; readonly bytes: string }[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return { name: path.slice(folder.length), bytes: readFileSync(path, 'latin1') };
  });
}

test('what is typed or shown as a secret stays in no storage of the browser, in no address, and in no file of its profile', async ({
  browserOnDisk,
  profile,
  mooring,
}) => {
  const page = await browserOnDisk.newPage();
  const [signIn, images, connect] = [new SignInPage(page), new ImagesPage(page), new ConnectDrawer(page)];
  const said: string[] = [];
  const keep = async () => said.push(String(await page.evaluate(kept)));
  page.on('framenavigated', (frame) => said.push(frame.url()));
  page.on('request', (request) => said.push(request.url()));

  await page.goto(mooring.url);
  await signIn.userName.fill('admin');
  await signIn.password.fill(secrets.wrong);
  await signIn.submit.click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await keep();
  await signIn.signIn('admin', secrets.administrator);
  await expect(images.heading).toBeVisible();

  const harbor = await startHarborV2({ world: createWorld({ images: 10 }), wrongPasswordMs: 1 });
  await images.add.click();
  await connect.fill(answersFor(harbor, secrets.registry, { domainName: 'kept.example.com', unlimited: true }));
  await keep();
  await connect.ok.click();
  await expect(connect.failure).toBeVisible();
  await keep();
  await harbor.close();

  await page.goto(new URL('cn/access-keys?drawer=create', mooring.url).href);
  const accessKeys = new AccessKeysPage(page);
  await accessKeys.name.fill('nightly report');
  await accessKeys.submit.click();
  await expect(accessKeys.secret).toHaveText(/^[A-Za-z0-9]{40}$/);
  const accessKey = (await accessKeys.secret.textContent()) ?? '';
  await keep();
  await accessKeys.leaveSecret();
  await keep();
  await page.goto('about:blank');
  await browserOnDisk.close();

  const traces = [{ name: 'what the page keeps', bytes: said.join('\n') }, ...filesOf(profile)];
  const found = Object.entries({ ...secrets, accessKey }).flatMap(([name, secret]) =>
    formsOf(secret).flatMap((form) =>
      traces.filter(({ bytes }) => bytes.includes(form)).map((trace) => `${name} in ${trace.name}`),
    ),
  );
  expect(found).toEqual([]);
  // It would be found.
  expect(said.join('\n')).toContain('access-keys');
  expect(
    traces.filter(({ name, bytes }) => name !== 'what the page keeps' && bytes.includes('access-keys')),
  ).not.toEqual([]);
});
