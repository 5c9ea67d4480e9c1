import type { BrowserContextOptions, Page } from '@playwright/test';
import { images, inAllLooks, type Reach, rows, signedIn, url } from './consolePage.ts';

/** The connected registries in every state the demo has: verified, synchronizing, failing, and one paused here. */
function registries(first: string, options: BrowserContextOptions = {}): Reach {
  return async (browser) => {
    const page = await signedIn(browser, images, options);
    await pause(page, 'Quay');
    await page.reload();
    const list = page.getByRole('list', { name: /^Connected registries$|^已接入/ });
    await list.getByRole('listitem').first().waitFor();
    const item = list.getByRole('listitem').filter({ hasText: first }).first();
    await item.evaluate((element) => element.scrollIntoView());
    await page.locator('main').evaluate((main) => main.scrollIntoView({ block: 'start' }));
    return page;
  };
}

/** The registries in their own view. */
function registriesView(options: BrowserContextOptions): Reach {
  return async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=registries', options);
    const first = page.locator('table:not([aria-busy="true"]) tbody tr[data-row-key]').first();
    await first.waitFor();
    await first.evaluate((row) => row.scrollIntoView({ block: 'center' }));
    return page;
  };
}

/** Images that wait to be looked into, as their registry has a speed limit. */
function waiting(options: BrowserContextOptions): Reach {
  return async (browser) => {
    const page = await signedIn(browser, `${images}&q=intakeState:WAITING`, options);
    await rows(page);
    await page
      .locator('tr[data-row-key]')
      .first()
      .evaluate((row) => row.scrollIntoView({ block: 'center' }));
    return page;
  };
}

async function pause(page: Page, name: string): Promise<void> {
  const call = async (action: string, data: object) =>
    (await page.request.post(`${url}api/${action}?center=cn`, { data })).json();
  const { List } = await call('PageImageRegistry', {});
  for (const { Id, RegistryName } of List) {
    if (RegistryName === name) await call('PauseImageRegistry', { RegistryId: Id });
  }
}

async function allowlist(page: Page): Promise<Page> {
  await page.locator('main').getByText('cn-hangzhou').first().waitFor();
  return page;
}

/** What is connected, and whom to let in. Last of all: the demo's Quay is paused afterwards. */
export const registryStates: Record<string, Reach> = {
  'allowlist-light-en': async (browser) => allowlist(await signedIn(browser, 'cn/allowlist')),
  'allowlist-dark-zh': async (browser) =>
    allowlist(await signedIn(browser, 'cn/allowlist', { colorScheme: 'dark', locale: 'zh-CN' })),
  ...inAllLooks('registries-view', registriesView),
  ...inAllLooks('waiting', waiting),
  'registries-light-en': registries('Edge'),
  'registries-dark-zh': registries('Quay', { colorScheme: 'dark', locale: 'zh-CN' }),
  'registries-390-light-en': registries('Edge', { viewport: { width: 390, height: 844 } }),
};
