import type { Locator, Page } from '@playwright/test';

/** The look-up of the scanner's addresses, on its page or `within` a help of the drawer. */
export class AllowlistPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly menuEntry: Locator;
  readonly breadcrumb: Locator;
  readonly search: Locator;
  readonly regions: Locator;
  readonly finding: Locator;
  readonly copy: Locator;
  readonly network: Locator;

  constructor(page: Page, within: Page | Locator = page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Scanner allowlist', level: 1 });
    this.menuEntry = page.getByRole('link', { name: 'Scanner allowlist' });
    this.breadcrumb = page.getByRole('navigation').filter({ has: this.heading });
    this.search = within.getByRole('textbox', { name: 'Search regions and addresses' });
    this.regions = within.getByRole('rowheader');
    this.finding = within.getByRole('status');
    this.copy = within.getByRole('button', { name: /Copy (?:all|results)/ });
    this.network = within.getByRole('radiogroup', { name: 'Network type' });
  }

  async chooseFormat(name: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Copy as' }).click();
    // antd gives the role of an option to a hidden copy; what a person sees and clicks is this.
    await this.#page.locator('.ant-select-item-option').filter({ hasText: name }).click();
  }

  /** What a person sees of a radio button is its label; the input itself is drawn over. */
  async chooseNetwork(name: 'Internet' | 'VPC'): Promise<void> {
    await this.network.locator('label').filter({ hasText: name }).click();
  }
}
