import { expect, type Page } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

const list = 'cn/assets/images?view=images';
/** Taken in, of a Harbor, and for several platforms. */
const severalPlatforms = `${list}&q=intakeState:DONE&q=registryType:harbor&q=platform:linux/arm64`;

/** Opens the first image that is taken in, at one of its tabs. */
async function openFirst(page: Page, tab: string): Promise<string> {
  await page.goto(`${mockedUrl}#/${list}&q=intakeState:DONE`);
  const uuid = (await first(page)) ?? '';
  await page.goto(`${mockedUrl}#/cn/assets/images/${uuid}?view=images&q=intakeState:DONE&imageTab=${tab}`);
  return uuid;
}

async function first(page: Page): Promise<string | undefined> {
  const images = new ImagesPage(page);
  await images.rows.first().waitFor();
  return (await images.shown())[0] ?? undefined;
}

test('layers and configuration are opened by a press, by the address, and by the keyboard', async ({
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

test('an image for several platforms shows linux/amd64, and another that is chosen', async ({ page, openSignedIn }) => {
  await openSignedIn(severalPlatforms);
  const uuid = await first(page);
  await page.goto(`${mockedUrl}#/cn/assets/images/${uuid}?imageTab=layers`);
  const drawer = page.getByRole('dialog');
  const digests = () => drawer.getByRole('table', { name: 'Layers' }).locator('code[title^=sha256]').allTextContents();
  const choice = drawer.getByRole('combobox', { name: 'Platform' });
  await expect(drawer.getByTitle('linux/amd64')).toBeVisible();
  const before = await digests();
  await choice.click();
  await expect(page.getByTitle('linux/s390x (not in the registry)')).toBeVisible();
  await page.getByTitle('linux/arm64').click();
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
