import { expect, type Page } from '@playwright/test';
import { ImagesPage } from '../../e2e/pages/imagesPage.ts';

/** One step of a person on the page. */
export interface Step {
  /** Of what is measured; a step without a name only leads to the next one. */
  readonly name?: string;
  readonly act: (page: Page) => Promise<unknown>;
  /** Resolves once the page shows what the step was for. */
  readonly shown: (page: Page) => Promise<unknown>;
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const rows = (page: Page) => new ImagesPage(page).rows;
const someRows = (page: Page) => rows(page).first().waitFor();
const filters = (page: Page) => new ImagesPage(page).filters;
const searchBox = (page: Page) => page.getByRole('combobox', { name: 'Search and filter' });
const suggestion = (page: Page) => page.locator('.ant-select-item-option').filter({ visible: true }).first();
const menuItem = (page: Page, name: string) => page.getByRole('menuitem', { name, exact: true });
const dialog = (page: Page) => page.getByRole('dialog').last();
/** Not every image can be scanned. */
const scannable = (page: Page) => rows(page).filter({ hasNotText: 'Not scannable' }).first();
const rowMenu = (page: Page) => scannable(page).getByRole('button', { name: /^Actions for/ });
const language = (page: Page, tag: string) => page.locator(`html[lang=${tag}]`);
const selection = (page: Page) => page.getByRole('region', { name: 'Selection' });
const scheme = (page: Page, name: 'light' | 'dark') => page.locator(`html[style*="color-scheme: ${name}"]`).waitFor();

/** Chooses how many rows a page has. */
const pageSize = (size: number, name?: string): readonly Step[] => [
  {
    act: (page) => page.locator('.ant-pagination-options-size-changer').click(),
    shown: (page) => page.getByTitle(`${size} / page`).last().waitFor(),
  },
  {
    ...(name === undefined ? {} : { name }),
    act: (page) =>
      page
        .locator('.ant-select-item-option')
        .filter({ hasText: `${size} /` })
        .click(),
    shown: (page) => expect(rows(page)).toHaveCount(size, { timeout: 30_000 }),
  },
];

const findImages: readonly Step[] = [
  {
    name: 'press a card',
    act: (page) => new ImagesPage(page).count('High').click(),
    shown: async (page) => {
      await filters(page).waitFor();
      await someRows(page);
    },
  },
  {
    act: (page) => button(page, 'Clear all').click(),
    shown: (page) => filters(page).waitFor({ state: 'hidden' }),
  },
  {
    name: 'type in the search box',
    act: (page) => searchBox(page).pressSequentially('worker', { delay: 120 }),
    shown: (page) => suggestion(page).waitFor(),
  },
  {
    name: 'choose a suggestion',
    act: (page) => suggestion(page).click(),
    shown: async (page) => {
      await filters(page).waitFor();
      await someRows(page);
    },
  },
  {
    act: (page) => button(page, 'Clear all').click(),
    shown: (page) => filters(page).waitFor({ state: 'hidden' }),
  },
  {
    name: 'sort a column',
    act: (page) => page.getByRole('columnheader', { name: 'Size' }).click(),
    shown: async (page) => {
      await page.getByRole('columnheader', { name: 'Size' }).and(page.locator('[aria-sort]')).first().waitFor();
      await someRows(page);
    },
  },
  {
    name: 'next page',
    act: (page) => page.getByRole('listitem', { name: 'Next Page' }).click(),
    shown: async (page) => {
      await page.waitForURL(/[?&]page=2/);
      await someRows(page);
    },
  },
];

const actOnImages: readonly Step[] = [
  {
    name: 'tick a row',
    act: (page) => scannable(page).getByRole('checkbox').check(),
    shown: (page) => selection(page).waitFor(),
  },
  {
    name: 'select all on the page',
    act: (page) => page.getByRole('checkbox', { name: 'Select all on this page' }).check(),
    shown: (page) => expect(rows(page).last().getByRole('checkbox')).toBeChecked(),
  },
  {
    name: 'open the scan dialog',
    act: (page) => selection(page).getByRole('button', { name: 'Scan', exact: true }).click(),
    shown: (page) =>
      dialog(page)
        .getByText(/\d+ images?/)
        .waitFor(),
  },
  {
    act: (page) => dialog(page).getByRole('button', { name: 'Cancel' }).click(),
    shown: (page) => expect(page.getByRole('dialog')).toHaveCount(0),
  },
  {
    act: (page) => button(page, 'Clear selection').click(),
    shown: (page) => selection(page).waitFor({ state: 'hidden' }),
  },
  {
    name: 'open a row’s menu',
    act: (page) => rowMenu(page).click(),
    shown: (page) => menuItem(page, 'Scan').waitFor(),
  },
  {
    act: (page) => page.keyboard.press('Escape'),
    shown: (page) => menuItem(page, 'Scan').waitFor({ state: 'hidden' }),
  },
  {
    name: 'open details',
    act: (page) => rows(page).first().getByRole('link').first().click(),
    shown: (page) => dialog(page).getByRole('tab', { selected: true }).waitFor(),
  },
  {
    name: 'close details',
    act: (page) => dialog(page).getByRole('button', { name: 'Close', exact: true }).click(),
    shown: (page) => expect(page.getByRole('dialog')).toHaveCount(0),
  },
];

const arrangeThePage: readonly Step[] = [
  {
    name: 'switch to repositories',
    act: (page) => new ImagesPage(page).view('Repositories'),
    shown: (page) => page.getByRole('table', { name: 'Repositories' }).locator('tr[data-row-key]').first().waitFor(),
  },
  {
    name: 'switch to images',
    act: (page) => new ImagesPage(page).view('Images'),
    shown: (page) => page.getByRole('table', { name: 'Images' }).locator('tr[data-row-key]').first().waitFor(),
  },
  {
    act: (page) => button(page, 'Columns and density').click(),
    shown: (page) => dialog(page).waitFor(),
  },
  {
    name: 'change density',
    act: (page) => dialog(page).getByText('Comfortable').click(),
    shown: (page) => expect(page.getByRole('radio', { name: 'Comfortable' })).toBeChecked(),
  },
  {
    name: 'hide a column',
    act: (page) => dialog(page).getByRole('checkbox', { name: 'Digest' }).uncheck(),
    shown: (page) => expect(page.locator('th').filter({ hasText: 'Digest' })).toHaveCount(0),
  },
  {
    act: (page) => dialog(page).getByRole('button', { name: 'Reset' }).click(),
    shown: (page) => expect(page.locator('th').filter({ hasText: 'Digest' })).not.toHaveCount(0),
  },
  {
    act: (page) => dialog(page).getByRole('button', { name: 'Done' }).click(),
    shown: (page) => expect(page.getByRole('dialog')).toHaveCount(0),
  },
  {
    act: (page) => button(page, /^Appearance/).click(),
    shown: (page) => menuItem(page, 'Dark').waitFor(),
  },
  {
    name: 'switch to dark',
    act: (page) => menuItem(page, 'Dark').click(),
    shown: (page) => scheme(page, 'dark'),
  },
  {
    act: (page) => button(page, /^Appearance/).click(),
    shown: (page) => menuItem(page, 'Light').waitFor(),
  },
  {
    name: 'switch to light',
    act: (page) => menuItem(page, 'Light').click(),
    shown: (page) => scheme(page, 'light'),
  },
  {
    act: (page) => button(page, /English$/).click(),
    shown: (page) => menuItem(page, '中文').waitFor(),
  },
  {
    name: 'switch the language',
    act: (page) => menuItem(page, '中文').click(),
    shown: async (page) => {
      await language(page, 'zh-CN').waitFor();
      await someRows(page);
    },
  },
  {
    act: (page) => button(page, /中文$/).click(),
    shown: (page) => menuItem(page, 'English').waitFor(),
  },
  {
    act: (page) => menuItem(page, 'English').click(),
    shown: async (page) => {
      await language(page, 'en').waitFor();
      await someRows(page);
    },
  },
];

/** What a person does every day with a list of so many rows, from the list as one comes to it. */
export const everydaySteps = {
  20: [...findImages, ...pageSize(100, '100 rows on a page'), ...pageSize(20), ...actOnImages, ...arrangeThePage],
  100: [...pageSize(100), ...findImages, ...actOnImages, ...arrangeThePage],
} as const;
