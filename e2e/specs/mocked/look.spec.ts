import { expect } from '@playwright/test';
import { looks } from '../../fixtures/looks.ts';
import { test } from '../../fixtures/mockedTest.ts';
import { expectNoOverflowAtAnyWidth } from '../../fixtures/overflow.ts';
import { expectNoViolations } from '../../fixtures/violations.ts';
import { ImagesPage } from '../../pages/imagesPage.ts';

for (const { colorScheme, locale } of looks) {
  test.describe(`${colorScheme}, ${locale}`, () => {
    test.use({ colorScheme, locale });

    test('axe finds nothing on the page', async ({ page, openSignedIn }) => {
      await openSignedIn('cn/assets/images?view=images');
      await new ImagesPage(page).rows.first().waitFor();
      await expectNoViolations(page);
    });

    for (const drawer of ['connect', 'tasks']) {
      test(`axe finds nothing in the ${drawer} drawer`, async ({ page, openSignedIn }) => {
        await openSignedIn(`cn/assets/images?view=images&drawer=${drawer}`);
        await page.getByRole('dialog').waitFor();
        await expectNoViolations(page, '[role=dialog]');
      });
    }
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
