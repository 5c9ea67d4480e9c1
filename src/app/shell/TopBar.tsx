import { theme } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoContext } from '../DemoContext.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { CenterSwitch } from './CenterSwitch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { MenuButton } from './MenuButton.tsx';
import { ProductMark } from './ProductMark.tsx';
import styles from './shell.module.css';
import { ThemeSwitch } from './ThemeSwitch.tsx';

export function TopBar({ withMenu }: { withMenu: boolean }) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const demo = useContext(DemoContext);
  return (
    <header className={styles.bar}>
      {withMenu && (
        <span className={styles.narrowOnly}>
          <MenuButton />
        </span>
      )}
      <span className={styles.product}>
        <ProductMark color={token.colorPrimary} />
        <span className={styles.wideOnly}>{t('product')}</span>
      </span>
      {withMenu && <CenterSwitch />}
      <span className={styles.space} />
      {demo !== null && <demo.Tag />}
      <LanguageSwitch />
      <ThemeSwitch />
      <AccountMenu />
    </header>
  );
}
