import { expect, type Locator, type Page } from '@playwright/test';

/** What a person types to connect a registry. */
export interface RegistryAnswers {
  readonly type?: 'Harbor' | 'Quay' | 'OCI';
  readonly protocol?: 'http' | 'https';
  readonly version?: 'V1' | 'V2';
  readonly ip: string;
  readonly port?: number;
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
  /** PEM of a private authority. */
  readonly authority?: string;
  readonly unlimited?: boolean;
  readonly organizations?: readonly OrganizationAnswers[];
}

/** One row of a Quay. */
interface OrganizationAnswers {
  readonly namespace: string;
  readonly authToken: string;
}

/** The drawer that connects a registry; with another title, the one that edits it. */
export class ConnectDrawer {
  readonly #page: Page;
  readonly dialog: Locator;
  readonly type: Locator;
  readonly version: Locator;
  readonly ip: Locator;
  readonly port: Locator;
  readonly domainName: Locator;
  readonly userName: Locator;
  readonly password: Locator;
  readonly speed: Locator;
  readonly ok: Locator;
  readonly cancel: Locator;
  readonly leave: Locator;
  readonly stay: Locator;
  readonly registryName: Locator;
  /** The organizations of a Quay, each with its token. */
  readonly rows: Locator;
  readonly addRow: Locator;
  readonly test: Locator;
  readonly stopTest: Locator;
  /** How the test stands, in one line. */
  readonly summary: Locator;
  readonly more: Locator;
  readonly untested: Locator;
  readonly showMe: Locator;
  /** The failure of the last attempt, at the top of the form. */
  readonly failure: Locator;

  constructor(page: Page, title = 'Add image repository') {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: title });
    this.type = this.dialog.getByRole('radiogroup', { name: 'Private repository type' });
    this.version = this.dialog.getByRole('radiogroup', { name: 'Version' });
    this.ip = this.dialog.getByLabel('IP', { exact: true });
    this.port = this.dialog.getByRole('textbox', { name: 'Port (optional)' });
    this.domainName = this.dialog.getByLabel('Domain name', { exact: true });
    this.userName = this.dialog.getByLabel(/^Username( \(optional\))?$/);
    this.password = this.dialog.getByLabel(/^Password( \(optional\))?$/);
    this.speed = this.dialog.getByRole('combobox', { name: 'Speed limit' });
    this.ok = this.dialog.getByRole('button', { name: 'OK', exact: true });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel', exact: true });
    this.leave = page.getByRole('button', { name: 'Discard', exact: true });
    this.stay = page.getByRole('button', { name: 'Keep editing' });
    this.registryName = this.dialog.getByLabel(/^Display name/);
    const organizations = this.dialog.getByRole('group', { name: 'Quay namespace information' });
    this.rows = organizations.getByRole('listitem');
    this.addRow = organizations.getByRole('button', { name: /Add$/ });
    this.test = this.dialog.getByRole('button', { name: /^Test connection$|^Test again$/ });
    this.stopTest = this.dialog.getByRole('button', { name: 'Stop test' });
    this.summary = this.dialog
      .getByRole('status')
      .filter({ hasText: /test|Test|Passed|Failed/ })
      .last();
    this.more = this.dialog.getByRole('button', { name: 'More save options' });
    this.untested = page.getByRole('menuitem', { name: /Save without testing/ });
    this.showMe = page.getByRole('alert').getByRole('button', { name: 'Go to field' });
    this.failure = this.dialog.getByRole('alert').first();
  }

  /** What a person sees of a radio button is its label; the input itself is drawn over. */
  async choose(name: string | RegExp): Promise<void> {
    const radio = this.dialog.page().getByRole('radio', { name });
    await this.dialog.locator('label').filter({ has: radio }).click();
  }

  /** Opens the help that answers a question. */
  async ask(question: string): Promise<Locator> {
    const help = this.dialog.locator('details').filter({ hasText: question });
    await help.getByText(question).click();
    return help;
  }

  async chooseRegion(page: Page, name: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: 'RegionId' }).click();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }

  /** One stage of the test. */
  stage(name: string): Locator {
    return this.dialog
      .getByRole('list', { name: 'Test stages' })
      .getByRole('listitem')
      .filter({ hasText: new RegExp(`^${name}`) });
  }

  /** The error that floats over the page, by its code. */
  toast(code: string): Locator {
    return this.#page
      .getByRole('alert')
      .filter({ hasText: code })
      .filter({ has: this.#page.getByRole('button', { name: 'Close' }) });
  }

  /** A Quay's row counts from 0, as in the answers of the API. */
  organization(row: number): Locator {
    return this.rows.nth(row).getByLabel('Image repository organization', { exact: true });
  }

  authToken(row: number): Locator {
    return this.rows.nth(row).getByLabel('Auth_token', { exact: true });
  }

  async fillRows(organizations: readonly OrganizationAnswers[]): Promise<void> {
    for (const [row, { namespace, authToken }] of organizations.entries()) {
      if (row > 0) await this.addRow.click();
      await this.organization(row).fill(namespace);
      await this.authToken(row).fill(authToken);
    }
  }

  async chooseSpeed(speed: string): Promise<void> {
    // antd gives the role of an option to a hidden copy; what a person sees and clicks is this.
    const option = this.#page.locator('.ant-select-item-option').filter({ hasText: new RegExp(`^${speed}$`) });
    const chosen = this.dialog
      .locator('.ant-select')
      .filter({ has: this.#page.getByRole('combobox', { name: 'Speed limit' }) });
    // A click while the list still opens may be lost; a person would click again.
    await expect(async () => {
      if (!(await option.isVisible())) await this.speed.click();
      await option.click({ timeout: 2_000 });
      await expect(chosen).toContainText(speed, { timeout: 1_000 });
    }).toPass({ timeout: 20_000 });
  }

  /** In the drawer that edits: the stored one is kept until then. */
  async replacePassword(password: string): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Password: replace' }).click();
    await this.password.fill(password);
  }

  async chooseUnlimited(): Promise<void> {
    await this.chooseSpeed('Unlimited');
    await this.dialog.getByRole('checkbox', { name: 'I understand the risk: do not limit the speed' }).check();
  }

  async fill(answers: RegistryAnswers): Promise<void> {
    if (answers.type !== undefined) await this.choose(answers.type);
    if (answers.version !== undefined) await this.choose(new RegExp(answers.version));
    if (answers.protocol !== undefined) await this.choose(new RegExp(`^${answers.protocol}$`, 'i'));
    await this.ip.fill(answers.ip);
    if (answers.port !== undefined) await this.port.fill(String(answers.port));
    await this.domainName.fill(answers.domainName);
    await this.userName.fill(answers.userName);
    await this.password.fill(answers.password);
    if (answers.authority !== undefined) {
      const help = await this.ask('Private certificate authority');
      await help.getByLabel(/^CA certificate/).fill(answers.authority);
    }
    if (answers.organizations !== undefined) await this.fillRows(answers.organizations);
    if (answers.unlimited === true) await this.chooseUnlimited();
  }
}
