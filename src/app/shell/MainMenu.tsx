import {
  ContainerOutlined,
  KeyOutlined,
  SafetyOutlined,
  SecurityScanOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useCenter } from '../../api/center.ts';
import styles from './shell.module.css';

/** What leads where, below the data centre; only what works. */
const groups = {
  assetCenter: [['assets/images', ContainerOutlined, 'containerAssets']],
  containerSecurity: [['security/scans', SecurityScanOutlined, 'imageScan']],
  settings: [
    ['allowlist', SafetyOutlined, 'allowlist'],
    ['access-keys', KeyOutlined, 'accessKeys'],
    ['users', UserOutlined, 'users'],
    ['audit', UnorderedListOutlined, 'audit'],
  ],
} as const;

export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('common');
  const center = useCenter();
  return (
    <nav data-screen-only aria-label={t('menu.label')} className={styles.menu}>
      {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => [
        <h2 key={group} className={styles.group}>
          {t(`menu.${group}`)}
        </h2>,
        <ul key={`${group} entries`} className={styles.entries}>
          {groups[group].map(([path, Icon, text]) => (
            <li key={path}>
              <NavLink to={`/${center}/${path}`} className={styles.entry ?? ''} onClick={() => onChosen?.()}>
                <Icon aria-hidden="true" />
                {t(`menu.${text}`)}
              </NavLink>
            </li>
          ))}
        </ul>,
      ])}
    </nav>
  );
}
