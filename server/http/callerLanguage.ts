import { type Language, languages } from '#contract/language.ts';

/** The language of messages: the request's `Lang`, else Accept-Language, else zh. */
export function callerLanguage(lang: unknown, acceptLanguage: string | undefined): Language {
  const asked = languages.find((language) => language === lang);
  if (asked !== undefined) return asked;
  const preferred = (acceptLanguage ?? '')
    .split(',')
    .map((entry) => entry.trim().slice(0, 2).toLowerCase())
    .find((prefix): prefix is Language => languages.some((language) => language === prefix));
  return preferred ?? 'zh';
}
