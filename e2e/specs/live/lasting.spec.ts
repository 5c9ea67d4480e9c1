import { expect } from '@playwright/test';
import { limits } from '#contract/limits.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { test } from '../../fixtures/liveTest.ts';
import { signIn } from '../../fixtures/signIn.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

test('a reload, and a link in another browser, show the same filtered list', async ({
  page,
  browser,
  images,
  mooring,
  harbor,
}) => {
  await signIn(page.request, mooring);
  await addRegistry(page.request, mooring, harborRequest(harbor.port));
  await page.goto(new URL('/cn/assets/images?view=images', mooring.url).href);
  await expect(page.getByText('1–20 of 2,000')).toBeVisible();

  await images.count('High').click();
  await expect(images.filters).toBeVisible();
  await expect(images.rows.filter({ hasText: 'High' })).toHaveCount(20);
  const shown = await images.shown();
  expect(shown).toHaveLength(20);
  await page.reload();
  await expect.poll(() => images.shown()).toEqual(shown);

  const other = await browser.newContext({ storageState: await page.context().storageState(), locale: 'en-US' });
  const elsewhere = await other.newPage();
  await elsewhere.goto(page.url());
  await expect.poll(() => new ImagesPage(elsewhere).shown()).toEqual(shown);
  await other.close();
});

test('the longest filter that a list takes survives a reload', async ({ page, mooring }) => {
  await signIn(page.request, mooring);
  const value = '镜'.repeat(limits.text.searchText - 2);
  const criteria = Array.from({ length: limits.criteria }, (_, index) => ['or', `repoNamespace:${index + 10}${value}`]);
  const answers: number[] = [];
  page.on('response', (answer) => answers.push(answer.status()));
  await page.goto(new URL(`/cn/assets/images?view=images&${new URLSearchParams(criteria)}`, mooring.url).href);
  await page.reload();
  await expect(page.getByText(`29${value}`).first()).toBeVisible();
  expect(answers.filter((status) => status >= 400)).toEqual([]);
});

test('a server that is killed and started again has kept everything', async ({ page, images, mooring, harbor }) => {
  await signIn(page.request, mooring);
  await addRegistry(page.request, mooring, harborRequest(harbor.port));
  await page.goto(new URL('/cn/assets/images?view=images', mooring.url).href);
  await expect(page.getByText('1–20 of 2,000')).toBeVisible();

  await mooring.kill();
  await mooring.start();
  await page.reload();
  await expect(images.heading).toBeVisible();
  await expect(page.getByText('1–20 of 2,000')).toBeVisible();
  await expect(images.registry('harbor.example.com')).toBeVisible();
});

test('a sync that is killed in the middle goes on, and ends whole', async ({ page, tasks, mooring, harbor }) => {
  harbor.faults.set({ kind: 'slow', ms: 120, path: '/artifacts' });
  await signIn(page.request, mooring);
  await addRegistry(page.request, mooring, harborRequest(harbor.port));
  await page.goto(new URL('/cn/assets/images?view=images', mooring.url).href);
  await expect(page.getByText(/1–20 of/)).toBeVisible();
  await mooring.kill();
  harbor.faults.clear();
  await mooring.start();
  await page.reload();
  await expect(page.getByText('1–20 of 2,000')).toBeVisible({ timeout: 20_000 });
  await tasks.open.click();
  await expect(tasks.items).toHaveCount(1);
  await expect(tasks.items.first()).toContainText('Done');
});
