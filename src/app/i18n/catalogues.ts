import { loadAntdLocale } from './antdLocales.ts';
import type { Locale } from './locale.ts';

interface Catalogue {
  default: Record<string, unknown>;
}

/** Every catalogue is a chunk of its own: a page loads its namespaces in one language only. */
export const catalogues = import.meta.glob<Catalogue>('../../locales/*/*.ts');

export function cataloguePath(locale: Locale, namespace: string): string {
  return `../../locales/${locale}/${namespace}.ts`;
}

/** What a first visit needs; any other is loaded by whoever uses it. */
export const firstTexts = ['common', 'images', 'registries', 'tasks', 'exports'];

/** Has them loaded, and antd's own; whoever asks for them then says what failed. */
export function loadFirstTexts(locale: Locale): void {
  const texts = firstTexts.map((namespace) => catalogues[cataloguePath(locale, namespace)]?.());
  Promise.all([loadAntdLocale(locale), ...texts]).catch(() => undefined);
}
