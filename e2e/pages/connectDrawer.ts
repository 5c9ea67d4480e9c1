import type { Locator, Page } from '@playwright/test';

/** What a person types to connect a registry. */
export interface RegistryAnswers {
  readonly protocol?: 'http' | 'https';
  readonly version?: 'V1' | 'V2';
  readonly ip: string;
  readonly port?: number;
  readonly domainName: string;
  readonly userName: string;
  readonly password: string;
  readonly unlimited?: boolean;
}

export class ConnectDrawer {
  readonly dialog: Locator;
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
  readonly test: Locator;
  /** How the test stands, in one line. */
  readonly summary: Locator;
  readonly more: Locator;
  readonly untested: Locator;
  readonly showMe: Locator;
  /** The failure of the last attempt, at the top of the form. */
  readonly failure: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: 'Add image repository' });
    this.ip = this.dialog.getByLabel('IP', { exact: true });
    this.port = this.dialog.getByRole('spinbutton', { name: 'Port (optional)' });
    this.domainName = this.dialog.getByLabel('Domain name', { exact: true });
    this.userName = this.dialog.getByLabel('Username', { exact: true });
    this.password = this.dialog.getByLabel('Password', { exact: true });
    this.speed = this.dialog.getByRole('combobox', { name: 'Speed limit' });
    this.ok = this.dialog.getByRole('button', { name: 'OK', exact: true });
    this.cancel = this.dialog.getByRole('button', { name: 'Cancel', exact: true });
    this.leave = page.getByRole('button', { name: 'Leave', exact: true });
    this.stay = page.getByRole('button', { name: 'Keep editing' });
    this.test = this.dialog.getByRole('button', { name: /^Test connection$|^Test again$/ });
    this.summary = this.dialog
      .getByRole('status')
      .filter({ hasText: /test|Test|Passed|Failed/ })
      .last();
    this.more = this.dialog.getByRole('button', { name: 'More ways to save' });
    this.untested = page.getByRole('menuitem', { name: /Save without testing/ });
    this.showMe = page.getByRole('alert').getByRole('button', { name: 'Show me' });
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
      .getByRole('list', { name: 'Stages of the test' })
      .getByRole('listitem')
      .filter({ hasText: name });
  }

  async chooseUnlimited(page: Page): Promise<void> {
    await this.speed.click();
    // antd gives the role of an option to a hidden copy; what a person sees and clicks is this.
    await page.locator('.ant-select-item-option').filter({ hasText: 'Unlimited' }).click();
    await this.dialog.getByRole('checkbox', { name: 'Yes, take everything in at once' }).check();
  }

  async fill(page: Page, answers: RegistryAnswers): Promise<void> {
    if (answers.version !== undefined) await this.choose(new RegExp(answers.version));
    if (answers.protocol !== undefined) await this.choose(new RegExp(`^${answers.protocol}$`, 'i'));
    await this.ip.fill(answers.ip);
    if (answers.port !== undefined) await this.port.fill(String(answers.port));
    await this.domainName.fill(answers.domainName);
    await this.userName.fill(answers.userName);
    await this.password.fill(answers.password);
    if (answers.unlimited === true) await this.chooseUnlimited(page);
  }
}
