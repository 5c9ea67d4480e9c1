import { ContainerOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useCenter } from '../../api/center.ts';
import styles from './shell.module.css';

/** Only what works. */
export function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const { t } = useTranslation('common');
  const center = useCenter();
  return (
    <nav aria-label={t('menu.label')} className={styles.menu}>
      <h2 className={styles.group}>{t('menu.assetCenter')}</h2>
      <ul className={styles.entries}>
        <li>
          <NavLink
            to={`/${center}/assets/images`}
            className={styles.entry ?? ''}
            {...(onChosen ? { onClick: onChosen } : {})}
          >
            <ContainerOutlined aria-hidden="true" />
            {t('menu.containerAssets')}
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
