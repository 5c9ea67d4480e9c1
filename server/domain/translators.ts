import { readdir } from 'node:fs/promises';
import i18next, { type Resource } from 'i18next';
import { type Language, languages, locales } from '#contract/language.ts';
import type { ContractTexts, KeyOf, Translate } from '#contract/translation.ts';
import type exports from '../locales/en/exports.ts';
import type scanTasks from '../locales/en/scanTasks.ts';
import type upgrade from '../locales/en/upgrade.ts';

interface ServerTexts extends ContractTexts {
  exports: typeof exports;
  scanTasks: typeof scanTasks;
  upgrade: typeof upgrade;
}

/** Says any text of the contract and of the server in the caller's language. */
export type ServerTranslate = Translate<KeyOf<ServerTexts>>;

/** Where texts lie: a folder per language, a file per namespace. */
const roots = [new URL('../../contract/locales/', import.meta.url), new URL('../locales/', import.meta.url)];

async function textsIn(folder: URL): Promise<Resource[string]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts'));
  const texts = files.map(async (file) => [
    file.slice(0, -'.ts'.length),
    (await import(new URL(file, folder).href)).default,
  ]);
  return Object.fromEntries(await Promise.all(texts));
}

/** Reads the texts of some languages, which are named by the tags of their folders. */
export async function loadTranslators(
  tags: readonly string[],
  from = roots,
): Promise<(tag: string) => ServerTranslate> {
  const resources: Resource = {};
  for (const tag of tags) {
    const namespaces = await Promise.all(from.map((root) => textsIn(new URL(`${tag}/`, root))));
    resources[tag] = Object.assign({}, ...namespaces);
  }
  const instance = i18next.createInstance();
  await instance.init({
    resources,
    fallbackLng: false,
    load: 'currentOnly',
    // What is said goes into JSON and CSV: nothing is escaped for HTML.
    interpolation: { escapeValue: false },
  });
  return (tag) => {
    const say = instance.getFixedT(tag);
    return (key, values) => say(key, { ...values });
  };
}

const translators = await loadTranslators(languages.map((language) => locales[language]));

export function translatorOf(language: Language): ServerTranslate {
  return translators(locales[language]);
}
