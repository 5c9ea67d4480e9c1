import type { Demo } from './app/DemoContext.ts';
import { loadFirstTexts } from './app/i18n/catalogues.ts';
import { initialLocale } from './app/i18n/locale.ts';

const reloadedAtKey = 'mooring.reloadedAt';
const onceInMs = 60_000;

/**
 * A page that is older than the server asks for files that a new build no longer has. Loading the page
 * again brings the new ones; doing it once a minute at most keeps a broken build from reloading for ever. The failure
 * itself goes on: prevented, the import would end well with nothing, and what renders it would break.
 */
function reloadOnStaleAssets(): void {
  window.addEventListener('vite:preloadError', () => {
    if (Date.now() - Number(sessionStorage.getItem(reloadedAtKey)) < onceInMs) return;
    sessionStorage.setItem(reloadedAtKey, String(Date.now()));
    window.location.reload();
  });
}

/** The mocked build has a world of its own to answer in place of a server; the product has none. */
async function startDemo(): Promise<Demo | null> {
  if (import.meta.env.MODE !== 'mock') return null;
  const demo = await import('./testing/demo/startDemo.ts');
  return demo.startDemo();
}

/** Small, so that texts are on their way, in the one language that this visitor reads, beside the page that shows them. */
async function load(): Promise<void> {
  const locale = initialLocale();
  loadFirstTexts(locale);
  const demo = startDemo();
  const { start } = await import('./app/start.tsx');
  await start(locale, demo);
}

reloadOnStaleAssets();
void load();
