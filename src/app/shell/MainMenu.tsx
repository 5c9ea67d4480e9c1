import {
  ContainerOutlined,
  KeyOutlined,
  SafetyOutlined,
  SecurityScanOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useCenter } from '../../api/center.ts';
import { MenuEntry } from './MenuEntry.tsx';
import styles from './shell.module.css';

/** Only what works. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('common');
  const center = useCenter();
  return (
    <nav data-screen-only aria-label={t('menu.label')} className={styles.menu}>
      <h2 className={styles.group}>{t('menu.assetCenter')}</h2>
      <ul className={styles.entries}>
        <MenuEntry to={`/${center}/assets/images`} icon={<ContainerOutlined aria-hidden="true" />} onChosen={onChosen}>
          {t('menu.containerAssets')}
        </MenuEntry>
      </ul>
      <h2 className={styles.group}>{t('menu.containerSecurity')}</h2>
      <ul className={styles.entries}>
        <MenuEntry
          to={`/${center}/security/scans`}
          icon={<SecurityScanOutlined aria-hidden="true" />}
          onChosen={onChosen}
        >
          {t('menu.imageScan')}
        </MenuEntry>
      </ul>
      <h2 className={styles.group}>{t('menu.settings')}</h2>
      <ul className={styles.entries}>
        <MenuEntry to={`/${center}/allowlist`} icon={<SafetyOutlined aria-hidden="true" />} onChosen={onChosen}>
          {t('menu.allowlist')}
        </MenuEntry>
        <MenuEntry to={`/${center}/access-keys`} icon={<KeyOutlined aria-hidden="true" />} onChosen={onChosen}>
          {t('menu.accessKeys')}
        </MenuEntry>
        <MenuEntry to={`/${center}/users`} icon={<UserOutlined aria-hidden="true" />} onChosen={onChosen}>
          {t('menu.users')}
        </MenuEntry>
        <MenuEntry to={`/${center}/audit`} icon={<UnorderedListOutlined aria-hidden="true" />} onChosen={onChosen}>
          {t('menu.audit')}
        </MenuEntry>
      </ul>
    </nav>
  );
}
