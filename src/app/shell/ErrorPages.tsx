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

interface NotFoundProps {
  /** What the address gives for a data centre, where that is what is wrong with it. */
  center?: string | undefined;
}

/** No page is at this address: says what is wrong with it, as far as that can be told, and the way back. */
export function NotFound({ center }: NotFoundProps) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  return (
    <div className={styles.notFound}>
      <title>{`${t('notFound.title')} · ${t('product')}`}</title>
      <h1>{t('notFound.title')}</h1>
      <p>{center === undefined ? t('notFound.text') : t('notFound.center', { center })}</p>
      <Button type="primary" onClick={() => navigate('/')}>
        {t('notFound.home')}
      </Button>
    </div>
  );
}
