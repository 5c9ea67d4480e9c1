import type { Locale as AntdLocale } from 'antd/es/locale';
import type { Locale } from './locale.ts';

const loaders: Record<Locale, () => Promise<{ default: AntdLocale }>> = {
  en: () => import('antd/locale/en_US'),
  'zh-CN': () => import('antd/locale/zh_CN'),
};

/** The words of antd's own parts. */
export async function loadAntdLocale(locale: Locale): Promise<AntdLocale> {
  const { default: words } = await loaders[locale]();
  return words;
}
