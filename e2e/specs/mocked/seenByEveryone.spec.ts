import { expect, type Locator } from '@playwright/test';
import type { RequestOf } from '#contract/actions/actions.ts';
import { limits } from '#contract/limits.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflow, expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';

const styleOf = (element: Locator, property: 'backgroundColor' | 'color') =>
  element.evaluate((node, name) => getComputedStyle(node)[name], property);

/** How bright a colour is, 0 to 255. */
const brightness = (color: string) => Math.max(...(color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number));

test.describe('from the dark look', () => {
  test.use({ colorScheme: 'dark' });

  test('a contrast theme shows what is chosen, and paper takes all columns, dark on white, without controls', async ({
    page,
    openSignedIn,
    images,
  }) => {
    await openSignedIn('cn/assets/images');
    await expect(images.rows).toHaveCount(20);
    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active' });
    const view = page.getByRole('radiogroup', { name: 'View' });
    const menu = page.getByRole('navigation', { name: 'Main menu' });
    for (const [chosen, other] of [
      [view.locator('label', { hasText: /^Images$/ }), view.locator('label', { hasText: 'Repositories' })],
      [menu.getByRole('link', { name: 'Container Assets' }), menu.getByRole('link', { name: 'Scanner allowlist' })],
    ] as const) {
      expect(await styleOf(chosen, 'backgroundColor')).not.toBe(await styleOf(other, 'backgroundColor'));
    }

    await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'none', media: 'print' });
    const table = page.getByRole('table', { name: 'Images' });
    await expect.poll(async () => brightness(await styleOf(table.getByRole('cell').last(), 'color'))).toBeLessThan(110);
    const cell = images.rows.first().getByRole('cell').nth(6);
    expect(brightness(await styleOf(cell, 'color'))).toBeLessThan(110);
    await expect(table.getByRole('columnheader', { name: 'Created' })).toBeVisible();
    expect(await table.evaluate((node) => node.getBoundingClientRect().right <= window.innerWidth)).toBe(true);
    for (const control of [menu, view, page.getByRole('banner'), images.rows.first().getByRole('checkbox')]) {
      await expect(control).toBeHidden();
    }
    await expect(page.getByText(/^1–20 of /)).toBeVisible();
  });
});

test('names of any length stay inside: on a phone, at a desk and on paper, in lists, forms and questions', async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?q=instanceId:1');
  await expect(images.rows).toHaveCount(20);
  const name = 'W'.repeat(limits.text.registryName);
  const renamed = { Id: 1, RegistryName: name } satisfies RequestOf<'ModifyImageRegistry'>;
  await page.evaluate(async (body) => {
    await fetch('/api/ModifyImageRegistry?center=cn', { method: 'POST', body: JSON.stringify(body) });
  }, renamed);
  // Everything shown is read anew after it.
  await images.synchronize.click();
  await expect(images.registry(name)).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
  await images.act(name, 'Edit');
  await expect(page.getByRole('dialog')).toContainText(name);
  await expectNoOverflow(page);
  await page.keyboard.press('Escape');
  await images.act(name, /^Delete/);
  await expect(page.getByRole('dialog', { name: `Delete ${name}?` })).toBeVisible();
  await expectNoOverflow(page);
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 1000, height: 900 });
  await page.emulateMedia({ media: 'print' });
  await expectNoOverflow(page);
});

test('a row’s text opens what its name leads to, and names look like links', async ({ page, openSignedIn, images }) => {
  await openSignedIn('cn/assets/images');
  const row = images.rows.first();
  const text = row.getByText(/ (?:KiB|MiB|GiB)$/);
  expect(await styleOf(row.getByRole('link').first(), 'color')).not.toBe(await styleOf(text, 'color'));
  await text.click();
  await expect(page.getByRole('dialog')).toContainText('Vulnerabilities');
  await expect(page).toHaveURL(/image=/);
});

test('a link with slips in it says which, once, and leads back to a right one', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn('cn/assets/images?view=pictures&page=0&q=riskLevel:awful&q=tag:main');
  const notice = page.getByRole('alert');
  await expect(notice).toHaveCount(1);
  for (const slip of ['view=pictures', 'page=0', 'q=riskLevel:awful']) await expect(notice).toContainText(slip);
  await expect(images.filters).toContainText('Tag contains main');
  await notice.getByRole('button', { name: 'Correct the link' }).click();
  await expect(notice).toBeHidden();
  await expect(page).toHaveURL(/images\?q=tag%3Amain$/);

  await page.goto(`${mockedUrl}#/cn/assets/images?drawer=edit&registry=999`);
  const gone = page.getByRole('dialog', { name: 'This image repository is not connected' });
  await gone.getByRole('button', { name: 'Close' }).last().click();
  await expect(page).toHaveURL(/images\?$|images$/);
  await page.goto(`${mockedUrl}#/cn/assets/repositories/12x`);
  await expect(page.getByText('There is no such repository')).toBeVisible();
  await page.getByRole('link', { name: 'All images' }).click();
  await expect(images.rows).not.toHaveCount(0);
});
