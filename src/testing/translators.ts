import i18next, { type Resource } from 'i18next';
import { type Language, locales } from '#contract/language.ts';
import type { Translate } from '#contract/translation.ts';

const catalogues = import.meta.glob<Resource[string]>('../../contract/locales/*/*.ts', {
  eager: true,
  import: 'default',
});

const resources: Resource = {};
for (const [path, texts] of Object.entries(catalogues)) {
  const [tag = '', namespace = ''] = path.replace(/^.*\/locales\/|\.ts$/g, '').split('/');
  resources[tag] = { ...resources[tag], [namespace]: texts };
}

/** What a mocked server says, in every language. */
export const serverTexts = i18next.createInstance();
void serverTexts.init({
  resources,
  initAsync: false,
  fallbackLng: false,
  load: 'currentOnly',
  interpolation: { escapeValue: false },
});

export function translatorOf(language: Language): Translate {
  const say = serverTexts.getFixedT(locales[language]);
  return (key, values) => say(key, { ...values, defaultValue: key });
}
