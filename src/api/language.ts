import { useTranslation } from 'react-i18next';
import type { Language } from '#contract/language.ts';

/** The wire's `Lang` for a BCP 47 tag: every kind of Chinese is zh, anything else en. */
export function languageOf(tag: string): Language {
  return tag.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The wire's name of the page's language. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageOf(i18n.language);
}
