import type { Locator, Page } from '@playwright/test';

/** The page of access keys, with the drawer that creates, edits or rotates one. */
export class AccessKeysPage {
  readonly #page: Page;
  readonly rows: Locator;
  readonly create: Locator;
  readonly drawer: Locator;
  readonly name: Locator;
  readonly submit: Locator;
  readonly secret: Locator;
  readonly download: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.rows = page.getByRole('table', { name: 'Access keys' }).locator('tbody tr.ant-table-row');
    this.create = page.getByRole('button', { name: 'Create access key' });
    this.drawer = page.getByRole('dialog').first();
    this.name = this.drawer.getByRole('textbox', { name: 'Name' });
    this.submit = this.drawer.getByRole('button', { name: 'Create', exact: true });
    this.secret = this.drawer.getByRole('definition').nth(1);
    this.download = this.drawer.getByRole('button', { name: 'Download CLI profile' });
  }

  rowOf(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  async choose(key: string, item: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Actions for ${key}` }).click();
    await this.#page.getByRole('menuitem', { name: item }).click();
  }

  /** Leaves the drawer in which a new key's secret is shown. */
  async leaveSecret(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Done' }).click();
    await this.#page.getByRole('button', { name: 'Saved, close' }).click();
  }
}
