import * as z from 'zod/mini';

/** The API's languages, as the wire's `Lang` spells them. */
export const languages = ['zh', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = z.infer<typeof languageSchema>;

/** A text in every language of the product. */
export type Localized = Record<Language, string>;
