import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import styles from './shell.module.css';

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
