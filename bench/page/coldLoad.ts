import type { Browser, Page } from '@playwright/test';
import { openFreshPage } from './browser.ts';

/** Nothing new for so long: the page is as it stays. */
const quietMs = 400;

/** A request of the page; ms since the navigation began, bytes as transferred. */
export interface LoadedResource {
  readonly path: string;
  readonly started: number;
  readonly ended: number;
  readonly bytes: number;
}

/** How one visit with an empty cache went; ms since the navigation began. */
export interface ColdLoad {
  readonly firstRows: number;
  /** The last change of the document or answer of the server before nothing more came. */
  readonly settled: number;
  /** Processor time of the page's main thread until then, which a busy machine changes little. */
  readonly busy: number;
  readonly resources: readonly LoadedResource[];
}

export async function coldLoad(browser: Browser, url: string, path: string): Promise<ColdLoad> {
  const page = await openFreshPage(browser, url);
  try {
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(new URL(path, url).href);
    await settle(page);
    const { metrics: values } = await metrics.send('Performance.getMetrics');
    const seconds = values.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
    return { ...(await page.evaluate(readLoad)), busy: seconds * 1000 };
  } finally {
    await page.context().close();
  }
}

/** Waits until the page is as it stays. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(isQuiet, quietMs, { polling: 100 });
}

function isQuiet(quiet: number): boolean {
  const { firstRows, changed } = window.benchSeen;
  const ends = performance.getEntriesByType('resource').map((entry) => entry.startTime + entry.duration);
  return firstRows > 0 && performance.now() - Math.max(changed, ...ends) > quiet;
}

function readLoad(): Omit<ColdLoad, 'busy'> {
  const resources = performance
    .getEntriesByType('resource')
    .filter((entry) => entry instanceof PerformanceResourceTiming)
    .map(({ name, startTime, responseEnd, encodedBodySize }) => ({
      path: new URL(name).pathname,
      started: startTime,
      ended: responseEnd,
      bytes: encodedBodySize,
    }));
  const { firstRows, changed } = window.benchSeen;
  return { firstRows, settled: Math.max(changed, ...resources.map(({ ended }) => ended)), resources };
}
