import { type Language, languageOf, languages } from '#contract/language.ts';

/** The language of messages: the request's `Lang`, else Accept-Language, else zh. */
export function callerLanguage(lang: unknown, acceptLanguage = ''): Language {
  const asked = languages.find((language) => language === lang);
  const accepted = acceptLanguage.split(',').map((entry) => languageOf(entry.split(';')[0] ?? ''));
  return asked ?? accepted.find((language) => language !== undefined) ?? 'zh';
}
