import { useTranslation } from 'react-i18next';
import { fallbackLanguage, type Language, languageOf } from '#contract/language.ts';
import type { ContractTexts, Translate } from '#contract/translation.ts';

declare module 'i18next' {
  interface ResourceNamespaceMap extends ContractTexts {}
}

/** The wire's name of the page's language. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languageOf(i18n.language) ?? fallbackLanguage;
}

/** Says texts of the contract in the page's language, once these namespaces of it are loaded. */
export function useContractTexts(...namespaces: readonly (keyof ContractTexts)[]): Translate {
  const { i18n } = useTranslation(namespaces);
  return (key, values) => i18n.t(key, { ...values, defaultValue: key });
}
