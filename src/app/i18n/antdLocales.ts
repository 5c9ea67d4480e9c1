import type { Locale as AntdLocale } from 'antd/es/locale';
import type { Locale } from '#contract/language.ts';

const words = import.meta.glob<{ default: AntdLocale }>('../../locales/*/antd.ts');

/** The words of antd's own parts. */
export async function loadAntdLocale(locale: Locale): Promise<AntdLocale> {
  const load = words[`../../locales/${locale}/antd.ts`];
  if (load === undefined) throw new Error(`antd has no words in ${locale}`);
  return (await load()).default;
}
