import { expect } from '@playwright/test';
import { test } from '../../fixtures/sharedTest.ts';

test('what a registry’s images are built on is found by itself, and each number leads to the images behind it', {
  tag: '@core',
}, async ({ page, openSignedIn, images, connectHarbor }) => {
  test.setTimeout(120_000);
  const id = await connectHarbor(300, { DomainName: 'bases.example.com' });
  await openSignedIn(`cn/assets/images?view=bases&in=${id}`);
  const bases = page.getByRole('table', { name: 'Base images' });
  // Counted behind the page, once images are looked into and their reports read.
  const rebuild = page.getByRole('link', { name: /^Rebuilding .* clears [1-9]/ });
  const row = bases.getByRole('row').filter({ has: rebuild }).first();
  await expect(row).toBeVisible({ timeout: 90_000 });
  const base = String(await row.getByRole('link').first().textContent());
  const built = row.getByRole('link', { name: /^\d+ images? built on/ });
  const count = String(await built.textContent());
  await built.click();
  await expect(images.filters).toContainText(`Base image: ${base}`);
  await expect(images.filters).toContainText('Registry of the base image: bases.example.com');
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`of ${count}`);

  await images.rows.first().getByRole('link').first().click();
  const part = page.getByRole('dialog').getByRole('region', { name: 'Base image' });
  await expect(part).toContainText(`Built on ${base}`);
  await part.getByRole('link', { name: 'Compare with the base image' }).click();
  await page.getByRole('tab', { name: /^Layers/ }).click();
  const layers = page.getByRole('table', { name: 'Layers' });
  await expect(layers.getByRole('row', { name: /Unchanged/ }).first()).toBeVisible();
  await expect(layers.getByRole('row', { name: /Removed/ })).toHaveCount(0);
});
