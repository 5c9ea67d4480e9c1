import type { Locator, Page } from '@playwright/test';

/** What a registry on the card says where it holds so many images, or as many tags of fewer. */
export function held(count: number): RegExp {
  return new RegExp(`\\b${count} (images|tags)`);
}

export class ImagesPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly add: Locator;
  readonly synchronize: Locator;
  readonly registries: Locator;
  readonly rows: Locator;
  readonly filters: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole('heading', { name: 'Images', level: 1 });
    this.add = page.getByRole('button', { name: /^(?:plus )?Add/ }).first();
    this.synchronize = page.getByRole('button', { name: 'Synchronize assets' });
    this.registries = page.getByRole('list', { name: 'Connected registries' });
    // Not the bones that stand in while the first rows load.
    this.rows = page.locator('table:not([aria-busy="true"]) tbody tr[data-row-key]');
    this.filters = page.getByRole('list', { name: 'Filters' });
  }

  registry(name: string): Locator {
    return this.registries.getByRole('listitem').filter({ hasText: name });
  }

  /** Chooses from the menu of a registry. */
  async act(registry: string, item: string | RegExp): Promise<void> {
    await this.registry(registry)
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await this.#page.getByRole('menuitem', { name: item }).click();
  }

  /** A number on a card; clicking it shows its rows. */
  count(what: string): Locator {
    return this.#page.getByRole('button', { name: new RegExp(`^Show ${what}: `) });
  }

  /** What the shown rows are, in their order. */
  async shown(): Promise<(string | null)[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row-key')));
  }

  async view(name: 'Repositories' | 'Images'): Promise<void> {
    const radio = this.#page.getByRole('radio', { name, exact: true });
    await this.#page.locator('label').filter({ has: radio }).click();
  }

  async search(text: string): Promise<void> {
    const box = this.#page.getByRole('combobox', { name: 'Search and filter' });
    await box.fill(text);
    await box.press('Enter');
  }
}
