import { Button, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { startPath } from '#contract/access/singleSignOn.ts';
import { useKnownSession } from '../../api/useSession.ts';
import styles from './session.module.css';

/**
 * Leads to the identity provider, where there is one, and back to this address. In a tab of its own a page loses nothing of what was typed: it asks who is
 * signed in as soon as somebody is back at it.
 */
export function SingleSignOn({ inNewTab = false }: { inNewTab?: boolean }) {
  const { t } = useTranslation('session');
  const { token } = theme.useToken();
  const { pathname, search } = useLocation();
  const provider = useKnownSession()?.singleSignOn ?? null;
  if (provider === null) return null;
  const to = inNewTab ? '/' : `${pathname}${search}`;
  return (
    <>
      <p className={styles.or} style={{ color: token.colorTextSecondary }}>
        {t('singleSignOn.or')}
      </p>
      <Button
        block
        href={`${startPath}?${new URLSearchParams({ to })}`}
        {...(inNewTab ? { target: '_blank', rel: 'noopener' } : {})}
      >
        {t('singleSignOn.submit', { name: provider.name })}
      </Button>
      {inNewTab && (
        <p className={styles.newTab} style={{ color: token.colorTextSecondary }}>
          {t('singleSignOn.newTab')}
        </p>
      )}
    </>
  );
}
