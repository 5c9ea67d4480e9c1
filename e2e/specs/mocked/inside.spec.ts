import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

const list = 'cn/assets/images?view=images';
/** Opens the first image that is taken in, at one of its tabs. */
async function openFirst(page: Page, tab: string): Promise<void> {
  await page.goto(`${mockedUrl}#/${list}&q=intakeState:DONE`);
  const images = new ImagesPage(page);
  await images.rows.first().waitFor();
  const [uuid] = await images.shown();
  await page.goto(`${mockedUrl}#/cn/assets/images/${uuid}?view=images&q=intakeState:DONE&imageTab=${tab}`);
}

test('layers and configuration are opened by a press, by the address, and by the keyboard', { tag: '@core' }, async ({
  page,
  openSignedIn,
}) => {
  await openSignedIn(list);
  await openFirst(page, 'vulnerabilities');
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('tab', { name: 'Layers' }).click();
  await expect(drawer.getByRole('table', { name: 'Layers' }).getByText('ADD rootfs.tar.xz /')).toBeVisible();
  await expect(page).toHaveURL(/imageTab=layers/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(drawer.getByRole('heading', { name: 'OCI annotations' })).toBeVisible();
  await expect(page).toHaveURL(/imageTab=configuration/);
  await page.reload();
  await expect(drawer.getByRole('heading', { name: 'OCI annotations' })).toBeVisible();
  await page.goBack();
  await expect(drawer.getByRole('table', { name: 'Layers' })).toBeVisible();
});

test('an image for several platforms shows linux/amd64, and another that is chosen', { tag: '@core' }, async ({
  page,
  openSignedIn,
  images,
}) => {
  await openSignedIn(`${list}&q=intakeState:DONE&q=registryType:harbor`);
  await images.rows.first().waitFor();
  const drawer = page.getByRole('dialog');
  const table = drawer.getByRole('table', { name: 'Layers' });
  const choice = drawer.getByRole('combobox', { name: 'Platform' });
  for (const uuid of await images.shown()) {
    await page.goto(`${mockedUrl}#/cn/assets/images/${uuid}?imageTab=layers`);
    await table.waitFor();
    if (await choice.isVisible()) break;
  }
  const digests = () => table.locator('code[title^=sha256]').allTextContents();
  await expect(drawer.getByTitle('linux/amd64')).toBeVisible();
  const before = await digests();
  await choice.click();
  await expect(page.getByTitle('linux/s390x (not in the registry)')).toBeVisible();
  await page.getByTitle('linux/arm64', { exact: true }).click();
  await expect(page).toHaveURL(/platform=linux(?:\/|%2F)arm64/);
  await expect.poll(digests).not.toEqual(before);
});

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing in layers and configuration', async ({ page, openSignedIn }) => {
      await openSignedIn(list);
      for (const [tab, content] of [
        ['layers', 'table code'],
        ['configuration', 'dl code'],
      ] as const) {
        await openFirst(page, tab);
        await expect(page.getByRole('dialog').getByRole('tabpanel').locator(content).first()).toBeVisible();
        await expectNoViolations(page, '[role=dialog]');
      }
    });
  });
}

test.describe('on screens of any width', () => {
  for (const tab of ['layers', 'configuration']) {
    test(`${tab} overflows nowhere`, async ({ page, openSignedIn }) => {
      await openSignedIn(list);
      await openFirst(page, tab);
      const shown = page.getByRole('dialog').getByRole('tabpanel').locator('code').first();
      await expect(shown).toBeVisible();
      await expectNoOverflowAtAnyWidth(page);
    });
  }
});
