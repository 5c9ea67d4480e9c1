import { loadAntdLocale } from './antdLocales.ts';
import { firstTexts } from './firstTexts.ts';
import type { Locale } from './locale.ts';

interface Catalogue {
  default: Record<string, unknown>;
}

/** Loaded one by one: a page loads its namespaces in one language only. */
export const catalogues = import.meta.glob<Catalogue>('../../locales/*/*.ts');

export function cataloguePath(locale: Locale, namespace: string): string {
  return `../../locales/${locale}/${namespace}.ts`;
}

/** Has the texts of a first visit loaded, and antd's own; whoever asks for them then says what failed. */
export function loadFirstTexts(locale: Locale): void {
  const texts = firstTexts.map((namespace) => catalogues[cataloguePath(locale, namespace)]?.());
  Promise.all([loadAntdLocale(locale), ...texts]).catch(() => undefined);
}
