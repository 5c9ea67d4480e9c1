import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect } from '@playwright/test';
import { seedDatabase } from '../../../bench/seeding/seedDatabase.ts';
import { adminPassword, MooringProcess } from '../../fixtures/mooringProcess.ts';
import { test as sharedTest } from '../../fixtures/sharedTest.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';
import { SignInPage } from '../../pages/signInPage.ts';

/** A server that holds 100,000 images, which the tests read only. */
const test = sharedTest.extend<{ stored: DatabaseSync }>({
  mooring: [
    async ({}, use) => {
      const mooring = new MooringProcess();
      await seedDatabase(mooring.dataDir, 100_000);
      await mooring.start();
      await use(mooring);
      await mooring.close();
    },
    { scope: 'worker' },
  ],
  /** What the database says. */
  stored: async ({ mooring }, use) => {
    const database = new DatabaseSync(join(mooring.dataDir, 'mooring.db'), { readOnly: true });
    await use(database);
    database.close();
  },
});

// One worker after the other: two would each seed a server.
test.describe.configure({ mode: 'default' });

interface StoredImage {
  readonly uuid: string;
  readonly digest: string;
  readonly name: string;
}

test('one image of 100,000 is found by a part of its digest, and its details open for a colleague by their link', {
  tag: '@core',
}, async ({ browser, page, openSignedIn, images, mooring, stored }) => {
  const wanted = stored
    .prepare(`select uuid, digest, namespace || '/' || repository_name as name from images where id = 77777`)
    .get() as unknown as StoredImage;
  await openSignedIn('cn/assets/images?view=images');
  await images.search(`digest:${wanted.digest.slice(20, 34)}`);
  await expect(images.rows).toHaveCount(1);
  expect(await images.shown()).toEqual([wanted.uuid]);
  await images.rows.getByRole('link').first().click();
  await expect(page.getByRole('dialog')).toContainText(wanted.digest);
  await expect(page.getByRole('dialog')).toContainText(wanted.name);

  const colleague = await browser.newContext();
  const theirs = await colleague.newPage();
  await theirs.goto(page.url());
  await new SignInPage(theirs).signIn('admin', adminPassword);
  await expect(theirs.getByRole('dialog')).toContainText(wanted.digest);
  expect(await new ImagesPage(theirs).shown()).toEqual([wanted.uuid]);
  expect(mooring.url).toContain(new URL(theirs.url()).host);
  await colleague.close();
});

test('all high-risk images of one namespace are counted, and exported exactly as the database has them', async ({
  page,
  openSignedIn,
  images,
  stored,
}) => {
  const { namespace } = stored
    .prepare('select namespace, count(*) as images from images where risk_rank = 3 group by namespace order by 2 desc')
    .get() as unknown as { namespace: string };
  const expected = stored
    .prepare(
      `select uuid from images where risk_rank = 3 and namespace like '%' || ? || '%' order by updated_at desc, uuid`,
    )
    .all(namespace)
    .map(({ uuid }) => String(uuid));
  expect(expected.length).toBeGreaterThan(100);
  const filter = new URLSearchParams([
    ['view', 'images'],
    ['q', `repoNamespace:${namespace}`],
    ['q', 'riskLevel:high'],
  ]);
  await openSignedIn(`cn/assets/images?${filter}`);
  await expect(images.rows).toHaveCount(20);
  expect(await images.shown()).toEqual(expected.slice(0, 20));
  await expect(page.getByText(`1–20 of ${expected.length.toLocaleString('en-US')}`)).toBeVisible();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const text = readFileSync(await (await saved).path(), 'utf8');
  expect(text.startsWith('\uFEFF"Namespace","Repository","Tag",')).toBe(true);
  const lines = text.trimEnd().split('\r\n').slice(1);
  expect(lines.map((line) => line.split('"').at(-2))).toEqual(expected);
});
