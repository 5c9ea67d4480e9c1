import { theme } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { DemoContext } from '../DemoContext.ts';
import { AccountMenu } from './AccountMenu.tsx';
import { CenterSwitch } from './CenterSwitch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { MenuButton } from './MenuButton.tsx';
import styles from './shell.module.css';
import { ThemeSwitch } from './ThemeSwitch.tsx';

export function TopBar({ withMenu }: { withMenu: boolean }) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const demo = useContext(DemoContext);
  return (
    <header data-screen-only className={styles.bar}>
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

/** A bollard with a line around it, in the colour of the text beside it. */
function ProductMark({ size = 24, color }: { size?: number; color: string }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" fill="none">
      <rect width="32" height="32" rx="7" fill={color} />
      <path
        d="M7 10.5h18M12 10.5v8.5a4 4 0 0 0 8 0v-8.5M16 23v3"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
