import type { Locale } from '#contract/language.ts';
import { loadAntdLocale } from './antdLocales.ts';
import { firstTexts } from './firstTexts.ts';

interface Catalogue {
  default: Record<string, unknown>;
}

/** Loaded one by one: a page loads its namespaces in one language only. */
const catalogues = import.meta.glob<Catalogue>([
  '../../locales/*/*.ts',
  '!../../locales/*/antd.ts',
  '../../../contract/locales/*/*.ts',
]);

const loaders = new Map(Object.entries(catalogues).map(([path, load]) => [path.split('/locales/')[1], load]));

/** The texts of one namespace, the console's or the contract's. */
export async function loadTexts(locale: string, namespace: string): Promise<Catalogue['default']> {
  const load = loaders.get(`${locale}/${namespace}.ts`);
  if (load === undefined) throw new Error(`No catalogue ${locale}/${namespace}`);
  return (await load()).default;
}

/** Has the texts of a first visit loaded, and antd's own; whoever asks for them then says what failed. */
export function loadFirstTexts(locale: Locale): void {
  const texts = firstTexts.map((namespace) => loadTexts(locale, namespace));
  Promise.all([loadAntdLocale(locale), ...texts]).catch(() => undefined);
}
