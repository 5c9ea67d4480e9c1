import type { Demo } from './app/DemoContext.ts';
import { loadFirstTexts } from './app/i18n/catalogues.ts';
import { initialLocale } from './app/i18n/locale.ts';
import { showNotLoaded } from './app/notLoaded.ts';

/** The mocked build has a world of its own to answer in place of a server; the product has none. */
async function startDemo(): Promise<Demo | null> {
  if (import.meta.env.MODE !== 'mock') return null;
  const demo = await import('./testing/demo/startDemo.ts');
  return demo.startDemo();
}

/** Small, so that texts are on their way, in the one language that this visitor reads, beside the page that shows them. */
async function load(): Promise<void> {
  const locale = initialLocale();
  const texts = loadFirstTexts(locale);
  const demo = startDemo();
  const page = import('./app/start.tsx').then(({ start }) => start(locale, demo));
  await Promise.all([texts, page]);
}

load().catch(() => showNotLoaded(initialLocale()));
