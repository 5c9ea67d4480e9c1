import { loadFirstTexts } from './app/i18n/catalogues.ts';
import { initialLocale } from './app/i18n/locale.ts';
import { reloadWhenOutdated } from './app/reloadWhenOutdated.ts';

/** Small, so that texts are on their way, in the one language that this visitor reads, beside the page that shows them. */
async function load(): Promise<void> {
  const locale = initialLocale();
  loadFirstTexts(locale);
  const { start } = await import('./app/start.tsx');
  await start(locale);
}

reloadWhenOutdated();
void load();
