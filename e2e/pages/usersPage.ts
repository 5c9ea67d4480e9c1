import type { Locator, Page } from '@playwright/test';

/** The page of users, with the drawer that adds or changes one. */
export class UsersPage {
  readonly #page: Page;
  readonly rows: Locator;
  readonly add: Locator;
  readonly drawer: Locator;
  readonly name: Locator;
  readonly submit: Locator;
  /** The link for a new user, while it is shown. */
  readonly link: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.rows = page.getByRole('table', { name: 'Users' }).locator('tbody tr.ant-table-row');
    this.add = page.getByRole('button', { name: 'Add user' });
    this.drawer = page.getByRole('dialog').first();
    this.name = this.drawer.getByRole('textbox', { name: 'User name' });
    this.submit = this.drawer.getByRole('button', { name: 'Create user' });
    this.link = this.drawer.getByText(/\/welcome#/);
  }

  rowOf(name: string): Locator {
    return this.rows.filter({ hasText: name });
  }

  async choose(user: string, item: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Actions for ${user}` }).click();
    await this.#page.getByRole('menuitem', { name: item }).click();
  }

  /** Adds a user who sees everything; gives their link. */
  async invite(name: string, role: 'Administrator' | 'Operator' | 'Viewer'): Promise<string> {
    await this.add.click();
    await this.name.fill(name);
    await this.drawer.getByText(role, { exact: true }).click();
    await this.submit.click();
    const link = (await this.link.textContent()) ?? '';
    await this.leaveLink();
    return link;
  }

  /** Leaves the drawer in which a link is shown. */
  async leaveLink(): Promise<void> {
    await this.drawer.getByRole('button', { name: 'Done' }).click();
    await this.#page.getByRole('button', { name: 'Copied, close' }).click();
    await this.drawer.waitFor({ state: 'hidden' });
  }
}
