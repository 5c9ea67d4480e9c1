import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { adminPassword } from '#server/testing/adminPassword.ts';
import { findWholeChromium } from '../../scripts/findChromium.ts';
import { watchPage } from './watchPage.ts';

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findWholeChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // As the tests have it: containers run as root, and nothing of the browser's own goes over the network.
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
}

/** A window of the whole browser loads hundreds of files of the browser's own as it opens, ms. No page is told when it is through. */
const windowOpensMs = 1_500;

/** A page that nothing is cached for, signed in at the server, and watched, in a window that has opened. */
export async function openFreshPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  await signIn(context, url);
  await context.addInitScript(watchPage);
  const page = await context.newPage();
  await page.waitForTimeout(windowOpensMs);
  return page;
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const answer = await context.request.post(new URL('/api/session', url).href, {
    data: { userName: 'admin', password: adminPassword },
  });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}: ${await answer.text()}`);
}
