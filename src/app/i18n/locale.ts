/** The page's languages, as BCP 47 tags. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

const storageKey = 'mooring.language';

/** The remembered language; else zh-CN for a browser whose first language is Chinese, en for any other. */
export function initialLocale(): Locale {
  const remembered = locales.find((locale) => locale === localStorage.getItem(storageKey));
  if (remembered !== undefined) return remembered;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(storageKey, locale);
}
