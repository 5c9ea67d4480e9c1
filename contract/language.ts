/**
 * The product's languages: the wire's `Lang`, and the BCP 47 tag that names the folders of their texts
 * (`locales/<tag>` of the contract, the server and the console). Everything else follows from this line. No schema
 * stands here: the page asks for its texts with this file before it has zod.
 */
export const locales = { zh: 'zh-CN', en: 'en' } as const;

export type Language = keyof typeof locales;
export type Locale = (typeof locales)[Language];

export const languages = Object.keys(locales) as readonly Language[];

/** The language of a visitor who speaks none of ours. */
export const fallbackLanguage: Language = 'en';

/** The language that a BCP 47 tag begins with, such as zh for zh-TW; undefined where it is none of ours. */
export function languageOf(tag: string): Language | undefined {
  const [primary] = tag.trim().toLowerCase().split('-');
  return languages.find((language) => language === primary);
}
