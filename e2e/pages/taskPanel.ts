import type { Locator, Page } from '@playwright/test';

export class TaskPanel {
  readonly open: Locator;
  readonly dialog: Locator;
  readonly items: Locator;

  constructor(page: Page) {
    this.open = page.getByRole('button', { name: 'Task management' });
    this.dialog = page.getByRole('dialog', { name: 'Task management' });
    this.items = this.dialog.getByRole('listitem');
  }
}
