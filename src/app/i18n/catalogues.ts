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
  '!../../locales/*/notLoaded.ts',
  '../../../contract/locales/*/*.ts',
]);

const loaders = new Map(Object.entries(catalogues).map(([path, load]) => [path.split('/locales/')[1], load]));

/** What loads the texts of one namespace, the console's or the contract's; undefined where there are none. */
export function catalogueLoader(locale: string, namespace: string): (() => Promise<Catalogue['default']>) | undefined {
  const load = loaders.get(`${locale}/${namespace}.ts`);
  return load && (async () => (await load()).default);
}

/** Has the texts of a first visit loaded, and antd's own: without them there is no page. */
export async function loadFirstTexts(locale: Locale): Promise<void> {
  await Promise.all([loadAntdLocale(locale), ...firstTexts.map((namespace) => catalogueLoader(locale, namespace)?.())]);
}
