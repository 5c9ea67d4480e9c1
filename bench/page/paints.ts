import type { Page } from '@playwright/test';
import { settle } from './coldLoad.ts';
import type { Step } from './interactions.ts';

/** What an interaction took, in ms. */
export interface Paint {
  readonly name: string;
  /** The longest wait from an input to the next paint. The browser tells steps of 8, and nothing below 16. */
  readonly toNextPaint: number;
  /** The longest frame until all was shown; 0 where none was over 50. */
  readonly longestFrame: number;
}

/** Takes the steps one after the other, each once the page rests; tells of those with a name. */
export async function measurePaints(page: Page, steps: readonly Step[]): Promise<Paint[]> {
  const paints: Paint[] = [];
  for (const { name, act, shown } of steps) {
    await settle(page);
    await page.evaluate(forget);
    await act(page);
    await shown(page);
    await settle(page);
    if (name !== undefined) paints.push({ name, ...(await page.evaluate(readPaint)) });
  }
  return paints;
}

function forget(): void {
  window.benchSeen.paints = [];
  window.benchSeen.frames = [];
}

function readPaint(): Omit<Paint, 'name'> {
  const { paints, frames } = window.benchSeen;
  return { toNextPaint: Math.max(16, ...paints), longestFrame: Math.max(0, ...frames) };
}
