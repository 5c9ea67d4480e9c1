import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#contract/language.ts';
import { loadTexts } from './catalogues.ts';
import { firstTexts } from './firstTexts.ts';
import { initialLocale, rememberLocale } from './locale.ts';

const onDemand: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    loadTexts(language, namespace).then(
      (texts) => done(null, texts),
      (cause: Error) => done(cause, null),
    );
  },
};

/** Starts i18next in the visitor's language; `<html lang>` follows every change. */
export async function startI18n(locale: Locale = initialLocale()): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(onDemand)
    .use(initReactI18next)
    .init({
      lng: locale,
      load: 'currentOnly',
      ns: firstTexts,
      defaultNS: 'common',
      fallbackLng: false,
      // React escapes what it renders; a second time would show entities.
      interpolation: { escapeValue: false },
    });
}

/** Switches the page's language and remembers the choice. */
export async function changeLocale(locale: Locale): Promise<void> {
  rememberLocale(locale);
  await i18next.changeLanguage(locale);
}
