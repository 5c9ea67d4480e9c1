import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Locale } from '#contract/language.ts';
import { ApiError } from '../../api/apiError.ts';
import { untilLoaded } from '../../ui/onDemand/onDemand.ts';
import { isolated } from '../../ui/text/isolated.ts';
import { loadAntdLocale } from './antdLocales.ts';
import { catalogueLoader } from './catalogues.ts';
import { firstTexts } from './firstTexts.ts';
import { initialLocale, rememberLocale } from './locale.ts';

const onDemand: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = catalogueLoader(language, namespace);
    if (load === undefined) done(new Error(`No catalogue ${language}/${namespace}`), null);
    // Told that one failed, i18next would show keys in place of its texts from then on.
    else void untilLoaded(load).then((texts) => done(null, texts));
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
      // React escapes what it renders; a second time would show entities. What is put into a sentence must not turn it around.
      interpolation: { escape: isolated },
    });
}

/** The texts of a first visit and all that the page has needed since. */
function namespacesInUse(): readonly string[] {
  return Object.keys(i18next.getDataByLanguage(i18next.language) ?? {});
}

/** Switches the page's language and remembers the choice. Throws where the texts cannot be had: the page keeps its language. */
export async function changeLocale(locale: Locale): Promise<void> {
  const texts = namespacesInUse().map((namespace) => catalogueLoader(locale, namespace)?.());
  try {
    await Promise.all([loadAntdLocale(locale), ...texts]);
  } catch (cause) {
    throw ApiError.unreachable(cause);
  }
  await i18next.changeLanguage(locale);
  rememberLocale(locale);
}
