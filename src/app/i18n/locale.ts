import { fallbackLanguage, type Locale, languageOf, locales } from '#contract/language.ts';

const storageKey = 'mooring.language';

export const pageLocales: readonly Locale[] = Object.values(locales);

/** The remembered language; else the browser's first one where it is ours. */
export function initialLocale(): Locale {
  const remembered = pageLocales.find((locale) => locale === localStorage.getItem(storageKey));
  return remembered ?? locales[languageOf(navigator.language) ?? fallbackLanguage];
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(storageKey, locale);
}
