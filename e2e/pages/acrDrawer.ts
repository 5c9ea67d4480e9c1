import { expect, type Locator, type Page } from '@playwright/test';

/** What a person types to connect Container Registry. */
export interface AcrAnswers {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly regionIds: readonly string[];
  /** Where a forwarding server stands before the cloud. */
  readonly endpoint?: { readonly ip: string; readonly port: number };
}

export class AcrDrawer {
  readonly #page: Page;
  readonly open: Locator;
  readonly dialog: Locator;
  readonly accessKeyId: Locator;
  readonly secret: Locator;
  readonly regions: Locator;
  readonly test: Locator;
  /** How the test stands, in one line. */
  readonly summary: Locator;
  readonly ok: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.open = page.getByRole('button', { name: 'Container Registry (ACR)…' });
    this.dialog = page.getByRole('dialog', { name: 'Add Container Registry (ACR)' });
    this.accessKeyId = this.dialog.getByLabel('AccessKey ID', { exact: true });
    this.secret = this.dialog.getByLabel('AccessKey secret', { exact: true });
    this.regions = this.dialog.getByRole('combobox', { name: 'Regions' });
    this.test = this.dialog.getByRole('button', { name: /^Test connection$|^Test again$/ });
    this.summary = this.dialog
      .getByRole('status')
      .filter({ hasText: /test|Test|Passed|failed|Failed/ })
      .last();
    this.ok = this.dialog.getByRole('button', { name: 'OK', exact: true });
  }

  async choose(regionId: string): Promise<void> {
    await this.regions.fill(regionId);
    // Clicked while the list shrinks to what is typed, an option may have moved: Enter takes the one that is left.
    await expect(this.#page.locator('.ant-select-dropdown:visible .ant-select-item-option')).toHaveCount(1);
    await this.regions.press('Enter');
    await expect(this.dialog.locator('.ant-select-selection-item').filter({ hasText: regionId })).toBeVisible();
  }

  async fill({ accessKeyId, secret, regionIds, endpoint }: AcrAnswers): Promise<void> {
    await this.accessKeyId.fill(accessKeyId);
    await this.secret.fill(secret);
    for (const regionId of regionIds) await this.choose(regionId);
    // The list of regions lies over what follows.
    await this.secret.focus();
    if (endpoint === undefined) return;
    await this.dialog.getByText('Server without direct access to the cloud').click();
    await this.dialog.getByLabel(/^IP/).fill(endpoint.ip);
    await this.dialog.getByLabel(/^Port/).fill(String(endpoint.port));
    const http = this.#page.getByRole('radio', { name: 'http', exact: true });
    await this.dialog.locator('label').filter({ has: http }).click();
  }

  /** One stage of a test that found one region. */
  stage(name: string): Locator {
    return this.dialog
      .getByRole('list', { name: 'Test stages', exact: true })
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name}`) });
  }

  /** One of several regions of a test. */
  testedRegion(name: string): Locator {
    return this.dialog
      .getByRole('list', { name: 'Tested regions' })
      .locator('> li')
      .filter({ hasText: new RegExp(`^${name}`) });
  }

  /** No limit, so that everything comes in at once. */
  async chooseUnlimited(): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'Speed limit' }).click();
    await this.#page.locator('.ant-select-item-option').filter({ hasText: 'Unlimited' }).click();
    await this.dialog.getByRole('checkbox', { name: 'I understand the risk: do not limit the speed' }).check();
  }
}
