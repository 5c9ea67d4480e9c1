import type { Locale } from './locale.ts';

interface Catalogue {
  default: Record<string, unknown>;
}

/** Every catalogue is a chunk of its own: a page loads its namespaces in one language only. */
export const catalogues = import.meta.glob<Catalogue>('../../locales/*/*.ts');

export function cataloguePath(locale: Locale, namespace: string): string {
  return `../../locales/${locale}/${namespace}.ts`;
}
