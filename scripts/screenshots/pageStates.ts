import errors from '#contract/locales/en/errors.ts';
import { freshUrl, images, newPage, type Reach, rows, signedIn, url } from './consolePage.ts';

/** The images page and the ways to it. */
export const pageStates: Record<string, Reach> = {
  'set-up-light-en': async (browser) => {
    const page = await newPage(browser, {});
    await page.goto(freshUrl);
    await page.locator('input[autocomplete=new-password]').first().waitFor();
    return page;
  },
  'empty-light-en': async (browser) => {
    const page = await newPage(browser, {});
    await page.goto(freshUrl);
    const passwords = page.locator('input[autocomplete=new-password]');
    await passwords.first().waitFor();
    for (const input of await passwords.all()) await input.fill('correct horse battery');
    await page.keyboard.press('Enter');
    await page.getByText('No registries connected').waitFor();
    return page;
  },
  'sign-in-light-en': async (browser) => {
    const page = await newPage(browser, {});
    await page.goto(url);
    await page.locator('input[type=password]').waitFor();
    return page;
  },
  'images-light-en': async (browser) => {
    const page = await signedIn(browser, images);
    await rows(page);
    return page;
  },
  'images-dark-en': async (browser) => {
    const page = await signedIn(browser, images, { colorScheme: 'dark' });
    await rows(page);
    return page;
  },
  'images-light-zh': async (browser) => {
    const page = await signedIn(browser, images, { locale: 'zh-CN' });
    await rows(page);
    return page;
  },
  'repositories-light-en': async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=repositories');
    await rows(page);
    return page;
  },
  'repositories-dark-zh': async (browser) => {
    const page = await signedIn(browser, 'cn/assets/images?view=repositories', {
      locale: 'zh-CN',
      colorScheme: 'dark',
    });
    await rows(page);
    return page;
  },
  'images-390-light-en': async (browser) => {
    const page = await signedIn(browser, images, { viewport: { width: 390, height: 844 } });
    await rows(page);
    return page;
  },
  'images-768-light-en': async (browser) => {
    const page = await signedIn(browser, images, { viewport: { width: 768, height: 1024 } });
    await rows(page);
    return page;
  },
  'no-match-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&q=tag:there-is-no-such-tag`);
    await page.getByText('No results match').waitFor();
    return page;
  },
  'loading-light-en': async (browser) => {
    const page = await newPage(browser, {});
    // Never answered: what one sees before the first answer comes.
    await page.route(/\/api\/(Describe|Page)/, () => undefined);
    await page.goto(url + images);
    await page.locator('input').first().fill('admin');
    await page.locator('input[type=password]').fill('mooring-demo');
    await page.keyboard.press('Enter');
    await page.locator('[aria-busy="true"]').first().waitFor();
    return page;
  },
  'error-light-en': async (browser) => {
    const page = await signedIn(browser, images);
    await page.route(/\/api\/DescribeImageInstances/, (route) =>
      route.fulfill({
        status: 500,
        json: {
          Code: 'ServerError',
          Message: errors.message.ServerError,
          RequestId: '6A0D2F2C-0000-4000-8000-5C1E7B1A9D11',
          Recommend: errors.advice.ServerError,
        },
      }),
    );
    await page.reload();
    await page.getByRole('button', { name: 'Retry' }).waitFor();
    return page;
  },
  'tasks-light-en': async (browser) => {
    const page = await signedIn(browser, `${images}&drawer=tasks`);
    await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    return page;
  },
};
