import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useRouteError } from 'react-router';
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

export function NotFound() {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  return (
    <div className={styles.notFound}>
      <title>{`${t('notFound.title')} · ${t('product')}`}</title>
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
      <Button type="primary" onClick={() => navigate('/')}>
        {t('notFound.home')}
      </Button>
    </div>
  );
}
