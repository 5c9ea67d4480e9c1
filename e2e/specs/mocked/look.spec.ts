import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { mockedUrl } from '../../fixtures/mockedUrl.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

/** Each with what is there once it is loaded, in any language. */
const drawers = [
  ['connect', 'input[type=password]'],
  ['tasks', '[role=tab]'],
] as const;

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing on the page, nor in the drawers that connect and list tasks', async ({
      page,
      openSignedIn,
    }) => {
      await openSignedIn('cn/assets/images?view=images');
      await new ImagesPage(page).rows.first().waitFor();
      await expectNoViolations(page);
      await page.goto(`${mockedUrl}#/cn/assets/images?view=images&q=intakeState:FAILED&or=notListed:YES`);
      await new ImagesPage(page).rows.first().waitFor();
      await expectNoViolations(page);
      for (const [drawer, content] of drawers) {
        await page.goto(`${mockedUrl}#/cn/assets/images?view=images&drawer=${drawer}`);
        await expect(page.getByRole('dialog').locator(content).first()).toBeVisible();
        await expectNoViolations(page, '[role=dialog]');
      }
    });
  });
}

test('nothing overflows at any width', async ({ page, openSignedIn, images, connect }) => {
  await openSignedIn('cn/assets/images?view=images');
  await expect(images.rows.first()).toBeVisible();
  await expectNoOverflowAtAnyWidth(page);
  await images.add.click();
  await expect(connect.dialog).toBeVisible();
  await expectNoOverflowAtAnyWidth(page, () => expect(connect.ok).toBeInViewport());
});
