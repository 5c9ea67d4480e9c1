import type { BrowserContextOptions, Page } from '@playwright/test';
import { inAllLooks, type Reach, rows, signedIn } from './consolePage.ts';

/** A page once it shows what it is about. */
function at(path: string, shown: (page: Page) => Promise<unknown>) {
  return (options: BrowserContextOptions): Reach =>
    async (browser) => {
      const page = await signedIn(browser, path, options);
      await shown(page);
      return page;
    };
}

const form = (page: Page) => page.getByRole('dialog').getByRole('textbox').first().waitFor();

/** Who comes in, with which keys, and what they did. */
export const accessStates: Record<string, Reach> = {
  ...inAllLooks('users', at('cn/users', rows)),
  ...inAllLooks('invite', at('cn/users?drawer=create', form)),
  ...inAllLooks(
    'access-keys',
    at('cn/access-keys', (page) => page.locator('main').getByRole('table').waitFor()),
  ),
  ...inAllLooks('create-key', at('cn/access-keys?drawer=create', form)),
  ...inAllLooks('audit', at('cn/audit', rows)),
  ...inAllLooks(
    'account',
    at('cn/account', (page) => page.locator('main').getByRole('heading').nth(1).waitFor()),
  ),
};
