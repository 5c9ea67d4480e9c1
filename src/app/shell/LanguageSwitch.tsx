import { TranslationOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { changeLocale } from '../i18n/i18n.ts';
import { type Locale, locales } from '../i18n/locale.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

/** Each language in its own words: whoever cannot read the page must still find theirs. */
const names: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common');
  const chosen = locales.find((locale) => locale === i18n.language) ?? 'en';
  return (
    <ChoiceMenu
      label={`${t('language.label')}: ${names[chosen]}`}
      icon={<TranslationOutlined />}
      chosen={chosen}
      choices={locales.map((key) => ({ key, label: <span lang={key}>{names[key]}</span> }))}
      onChoose={(locale) => void changeLocale(locale)}
    />
  );
}
