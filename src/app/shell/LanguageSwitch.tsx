import { TranslationOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { fallbackLanguage, type Locale, languageOf, locales } from '#contract/language.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { changeLocale } from '../i18n/i18n.ts';
import { pageLocales } from '../i18n/locale.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

/** Each language in its own words: whoever cannot read the page must still find theirs. */
function nameOf(locale: Locale): string {
  const language = languageOf(locale) ?? locale;
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? locale;
}

/** Drawn with the menu: a browser takes milliseconds for what a language is called, and no visit has to wait for that. */
function LanguageName({ locale }: { locale: Locale }) {
  return <span lang={locale}>{nameOf(locale)}</span>;
}

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common');
  const showError = useErrorToast();
  const chosen = pageLocales.find((locale) => locale === i18n.language) ?? locales[fallbackLanguage];
  return (
    <ChoiceMenu
      label={t('labelled', { label: t('language.label'), value: nameOf(chosen) })}
      icon={<TranslationOutlined />}
      chosen={chosen}
      choices={pageLocales.map((key) => ({ key, label: <LanguageName locale={key} /> }))}
      onChoose={(locale) => void changeLocale(locale).catch(showError)}
    />
  );
}
