import type audit from './locales/en/audit.ts';
import type buildRiskNames from './locales/en/buildRiskNames.ts';
import type buildRisks from './locales/en/buildRisks.ts';
import type doubts from './locales/en/doubts.ts';
import type errors from './locales/en/errors.ts';
import type issues from './locales/en/issues.ts';
import type regions from './locales/en/regions.ts';
import type rights from './locales/en/rights.ts';
import type roles from './locales/en/roles.ts';
import type skips from './locales/en/skips.ts';
import type { Base } from './locales/translation.ts';

/** The contract's texts: a file per language and namespace, in i18next's format. */
export interface ContractTexts {
  audit: typeof audit;
  buildRiskNames: typeof buildRiskNames;
  buildRisks: typeof buildRisks;
  doubts: typeof doubts;
  errors: typeof errors;
  issues: typeof issues;
  regions: typeof regions;
  rights: typeof rights;
  roles: typeof roles;
  skips: typeof skips;
}

type PathIn<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Base<Key> : `${Key}.${PathIn<Texts[Key]>}`;
}[keyof Texts & string];

/** `namespace:path.to.text`, for every text of some namespaces. */
export type KeyOf<Namespaces> = {
  [Name in keyof Namespaces & string]: `${Name}:${PathIn<Namespaces[Name]>}`;
}[keyof Namespaces & string];

export type TextKey = KeyOf<ContractTexts>;

export type TextValues = Readonly<Record<string, string | number | readonly string[]>>;

/** Says a text in one language. i18next's own function is one, on the server as in the browser. */
export type Translate<Key extends string = TextKey> = (key: Key, values?: TextValues) => string;
