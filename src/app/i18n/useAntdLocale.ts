import type { Locale as AntdLocale } from 'antd/es/locale';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadAntdLocale } from './antdLocales.ts';
import { pageLocales } from './locale.ts';

/** antd's words for the page's language; the last ones until the next are there. */
export function useAntdLocale(initial: AntdLocale | undefined): AntdLocale | undefined {
  const { i18n } = useTranslation();
  const [words, setWords] = useState(initial);
  const { language } = i18n;
  useEffect(() => {
    let current = true;
    const locale = pageLocales.find((candidate) => candidate === language);
    if (locale !== undefined) {
      void loadAntdLocale(locale).then((loaded) => {
        if (current) setWords(loaded);
      });
    }
    return () => {
      current = false;
    };
  }, [language]);
  return words;
}
