import { gzipSync } from 'node:zlib';
import { type Browser, type Cookie, expect } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { seedDatabase } from '../../../bench/seeding/seedDatabase.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { MooringProcess } from '../../fixtures/mooringProcess.ts';
import { test as sharedTest } from '../../fixtures/sharedTest.ts';
import { signIn } from '../../fixtures/signIn.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

async function startSeeded(): Promise<MooringProcess> {
  const mooring = new MooringProcess();
  await seedDatabase(mooring.dataDir, 2_000);
  await mooring.start();
  return mooring;
}

/** Two servers that hold the same 2,000 images; one of them gets a registry that hangs. */
const test = sharedTest.extend<object, { hanging: MooringProcess }>({
  mooring: [
    async ({}, use) => {
      const mooring = await startSeeded();
      await use(mooring);
      await mooring.close();
    },
    { scope: 'worker' },
  ],
  hanging: [
    async ({}, use) => {
      const hanging = await startSeeded();
      await use(hanging);
      await hanging.close();
    },
    { scope: 'worker' },
  ],
});

// One after the other: none is measured beside its sister, and no server is started twice.
test.describe.configure({ mode: 'default' });

const path = '/cn/assets/images';

test('the first rows are there while every other answer of the page is still on its way', async ({
  page,
  images,
  mooring,
  session,
}) => {
  await page.context().addCookies(session);
  const released = Promise.withResolvers<void>();
  const held: string[] = [];
  await page.route('**/api/**', async (route) => {
    const action = new URL(route.request().url()).pathname;
    if (!/\/(session|DescribeImageInstances)$/.test(action)) {
      held.push(action);
      await released.promise;
    }
    await route.continue();
  });
  await page.goto(new URL(path, mooring.url).href);
  await expect(images.rows).toHaveCount(20);
  expect(held).toContain('/api/PageImageRegistry');
  expect(held).toContain('/api/DescribeImageStatistics');
  await expect(images.count('High')).toBeHidden();
  released.resolve();
  await expect(images.count('High')).toBeVisible();
});

test('the JavaScript up to the first rows is at most 429 kB, compressed', { tag: '@core' }, async ({
  page,
  images,
  mooring,
  session,
}) => {
  await page.context().addCookies(session);
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    // As gzip has it, whatever the server chose.
    scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(new URL(path, mooring.url).href);
  await expect(images.rows).toHaveCount(20);
  const bytes = (await Promise.all(scripts)).reduce((sum, each) => sum + each, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(429_000);
});

/** Ms from the navigation to the first rows, in a browser that has nothing cached. */
async function timeToRows(browser: Browser, { url }: MooringProcess, session: Cookie[]): Promise<number> {
  const context = await browser.newContext({ locale: 'en-US' });
  await context.addCookies(session);
  const page = await context.newPage();
  await page.goto(new URL(path, url).href);
  await new ImagesPage(page).rows.first().waitFor();
  const time = await page.evaluate(() => performance.now());
  await context.close();
  return time;
}

function median(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

test('a registry that hangs: the page’s first rows come as fast as without it', async ({
  browser,
  page,
  images,
  mooring,
  session,
  hanging,
  closing,
}) => {
  const harbor = await closing(startHarborV2({ world: createWorld({ images: 40 }) }));
  harbor.faults.set({ kind: 'hang', path: '/artifacts' });
  await signIn(page.request, hanging);
  const hangingSession = await page.context().cookies();
  await addRegistry(page.request, hanging, harborRequest(harbor.port));
  await page.goto(new URL(path, hanging.url).href);
  const syncing = images.registry('harbor.example.com').getByText('Synchronizing');
  await expect(syncing).toBeVisible();
  // A request without a status was taken and never answered.
  await expect
    .poll(() => harbor.requests.some(({ path: asked, status }) => asked.includes('/artifacts') && status === null))
    .toBe(true);
  const times = { with: [] as number[], without: [] as number[] };
  // In turns, so that whatever else the machine does weighs on both.
  for (let visit = 0; visit < 3; visit += 1) {
    times.without.push(await timeToRows(browser, mooring, session));
    times.with.push(await timeToRows(browser, hanging, hangingSession));
  }
  await expect(syncing).toBeVisible();
  expect(median(times.with)).toBeLessThan(2.5 * median(times.without));
});
