import { expect, type Locator, type Page } from '@playwright/test';
import { startHarborV2 } from '#simulators/harbor/startHarborV2.ts';
import type { RunningSimulator } from '#simulators/http/runningSimulator.ts';
import { harborRequest } from '#simulators/requests/harborRequest.ts';
import { createWorld } from '#simulators/world/createWorld.ts';
import { addRegistry } from '../../fixtures/addRegistry.ts';
import { test as liveTest } from '../../fixtures/liveTest.ts';
import type { ImagesPage } from '../../pages/imagesPage.ts';

/** A server with 22 registries: twenty alike, one whose images wait at its limit, and one that is away. */
const test = liveTest.extend<{ fleet: RunningSimulator; view: Locator }>({
  fleet: async ({ page, mooring, openSignedIn }, use) => {
    const [fleet, limited] = await Promise.all([
      startHarborV2({ world: createWorld({ images: 5 }) }),
      startHarborV2({ world: createWorld({ images: 60 }) }),
    ]);
    await openSignedIn();
    const add = (port: number, name: string, changes = {}) =>
      addRegistry(page.request, mooring, {
        ...harborRequest(port, { RegistryName: name, DomainName: `${name}.example.com` }),
        ...changes,
      });
    for (let n = 1; n <= 20; n += 1) await add(fleet.port, `fleet-${n}`);
    await add(limited.port, 'limited', { TransPerHour: 10 });
    await add(1, 'away', { SkipVerify: true });
    await use(fleet);
    await Promise.all([fleet.close(), limited.close()]);
  },
  view: async ({ fleet, openSignedIn, page }, use) => {
    expect(fleet.requests.length).toBeGreaterThan(0);
    await openSignedIn('cn/assets/images?view=registries');
    await use(page.getByRole('region', { name: 'Registries' }).filter({ has: page.locator('table') }));
  },
});

const rowOf = ({ rows }: ImagesPage, name: string) =>
  rows.filter({ has: rows.page().getByRole('button', { name, exact: true }) });

const sortBy = (view: Locator, column: string) =>
  view.getByRole('columnheader', { name: column }).click({ position: { x: 20, y: 10 } });

async function act(page: Page, row: Locator, item: string | RegExp): Promise<void> {
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

test('registries stand in rows that tell how each is, and are sorted, narrowed and paged by the server', async ({
  page,
  images,
  view,
}) => {
  await expect(images.rows).toHaveCount(20);
  await expect(view.getByText('1–20 of 22')).toBeVisible();
  // What needs somebody comes first, with what is to be done in sight.
  await expect(images.rows.first()).toContainText('away');
  await expect(images.rows.first()).toContainText('Failing');
  await expect(view).toContainText('NetworkConnectError');

  await sortBy(view, 'Images');
  const limited = rowOf(images, 'limited');
  await expect(images.rows.first()).toContainText('limited');
  await expect(limited).toContainText('10 of 48');
  await expect(limited).toContainText('38 waiting');
  await expect(limited).toContainText('10/h');
  await view.getByRole('listitem', { name: '2' }).click();
  await expect(images.rows).toHaveCount(2);
  await expect(page).toHaveURL(/page=2/);

  await view.getByRole('searchbox', { name: 'Search registries' }).fill('fleet-1');
  await page.keyboard.press('Enter');
  await expect(images.rows).toHaveCount(11);
  await view.getByRole('searchbox', { name: 'Search registries' }).fill('');
  await page.keyboard.press('Enter');
  await view.getByRole('checkbox', { name: 'Failing (1)' }).click();
  await expect(images.rows).toHaveCount(1);
  await page.reload();
  await expect(images.rows).toHaveCount(1);

  await images.rows.getByRole('button', { name: 'away', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'away' });
  await expect(drawer).toContainText('NetworkConnectError');
  await expect(drawer).toContainText('away.example.com');
  await drawer.getByRole('tab', { name: 'Synchronizations' }).click();
  await expect(drawer.getByText('Failed').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
});

test('a registry is paused, resumed, synchronized and deleted from its row and its drawer', async ({
  page,
  images,
  view,
  fleet,
}) => {
  await view.getByRole('searchbox', { name: 'Search registries' }).fill('fleet-7');
  await page.keyboard.press('Enter');
  const row = rowOf(images, 'fleet-7');
  await expect(images.rows).toHaveCount(1);
  await expect(row).toContainText('Verified');
  await act(page, row, /^Pause/);
  await expect(row).toContainText('Paused');
  await expect(row).toContainText('Not scheduled');
  await expect(row).toContainText('5 images');
  await act(page, row, 'Resume');
  await expect(row).toContainText('Verified');

  const asked = fleet.requests.length;
  await row.getByRole('button', { name: 'fleet-7', exact: true }).click();
  const drawer = page.getByRole('dialog', { name: 'fleet-7', exact: true });
  await drawer.getByRole('button', { name: 'Synchronize' }).click();
  await expect(page.getByText('Synchronization started')).toBeVisible();
  await expect.poll(() => fleet.requests.length).toBeGreaterThan(asked);
  await drawer.getByRole('button', { name: 'Delete…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete fleet-7?' });
  await expect(dialog.getByRole('textbox')).toBeFocused();
  await dialog.getByLabel('Type fleet-7 to confirm').fill('fleet-7');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(drawer).toBeHidden();
  await expect(view.getByText('No registries match these filters')).toBeVisible();
  await view.getByRole('button', { name: 'Clear filters' }).click();
  await expect(view.getByText('1–20 of 21')).toBeVisible();
});
