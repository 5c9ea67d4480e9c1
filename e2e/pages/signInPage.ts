import type { Locator, Page } from '@playwright/test';

export class SignInPage {
  readonly heading: Locator;
  readonly userName: Locator;
  readonly password: Locator;
  readonly repeat: Locator;
  readonly submit: Locator;

  constructor(page: Page) {
    this.heading = page.getByRole('heading', { name: /Sign in|Create the administrator/ });
    this.userName = page.getByRole('textbox', { name: 'User name' });
    this.password = page.getByLabel('Password', { exact: true });
    this.repeat = page.getByLabel('Confirm password', { exact: true });
    this.submit = page.getByRole('button', { name: /^Sign in$|^Create and sign in$/ });
  }

  async signIn(userName: string, password: string): Promise<void> {
    await this.userName.fill(userName);
    await this.password.fill(password);
    await this.submit.click();
    await this.heading.waitFor({ state: 'hidden' });
  }
}
