import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import styles from './shell.module.css';

/** A page that broke: said in words, the frame around it still works. */
export function PageError() {
  const { t } = useTranslation('common');
  const error = useRouteError();
  return (
    <div className={styles.trouble}>
      <ErrorPanel error={error} />
      <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>
    </div>
  );
}
