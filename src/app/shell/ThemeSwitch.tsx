import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { type ThemePreference, ThemePreferenceContext, themePreferences } from '../theme/themePreference.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

const icons: Record<ThemePreference, ReactNode> = {
  light: <SunOutlined />,
  dark: <MoonOutlined />,
  system: <DesktopOutlined />,
};

export function ThemeSwitch() {
  const { t } = useTranslation('common');
  const { preference, choose } = useContext(ThemePreferenceContext);
  return (
    <ChoiceMenu
      label={t('labelled', { label: t('theme.label'), value: t(`theme.${preference}`) })}
      icon={icons[preference]}
      chosen={preference}
      choices={themePreferences.map((key) => ({ key, label: t(`theme.${key}`), icon: icons[key] }))}
      onChoose={choose}
    />
  );
}
