import type { Locator, Page } from '@playwright/test';

export class AllowlistPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly menuEntry: Locator;
  readonly search: Locator;
  readonly regions: Locator;
  readonly finding: Locator;
  readonly copy: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Scanner allowlist', level: 1 });
    this.menuEntry = page.getByRole('link', { name: 'Scanner allowlist' });
    this.search = page.getByRole('textbox', { name: 'Find a region or address' });
    this.regions = page.getByRole('rowheader');
    this.finding = page.getByRole('status');
    this.copy = page.getByRole('button', { name: /Copy (?:all|found)/ });
  }

  async chooseFormat(name: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Copy as' }).click();
    // antd gives the role of an option to a hidden copy; what a person sees and clicks is this.
    await this.#page.locator('.ant-select-item-option').filter({ hasText: name }).click();
  }

  async chooseNetwork(name: 'Internet' | 'VPC'): Promise<void> {
    await this.#page.locator('label').filter({ hasText: name }).click();
  }
}
