import { useQuery } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { isRetryable } from '../../api/apiError.ts';
import { useLanguage } from '../../api/language.ts';
import { describeLink } from '../../api/session.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { LinkPasswordForm } from './LinkPasswordForm.tsx';
import { SessionPage } from './SessionPage.tsx';

/** Where a link leads that an administrator has made: chooses a password and signs in. */
export default function WelcomePage() {
  const { t } = useTranslation('session');
  const format = useFormat();
  const navigate = useNavigate();
  const language = useLanguage();
  const token = useLinkToken();
  const link = useQuery({
    queryKey: ['passwordLink', token],
    queryFn: () => describeLink(language, token),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const toSignIn = (
    <Button block onClick={() => void navigate('/')}>
      {t('welcome.toSignIn')}
    </Button>
  );
  if (token === '') {
    return (
      <SessionPage title={t('welcome.noLink')} intro={t('welcome.noLinkText')}>
        {toSignIn}
      </SessionPage>
    );
  }
  if (link.data === undefined) {
    return (
      <SessionPage title={t('welcome.title')}>
        {link.error === null ? (
          <Skeleton active title={false} />
        ) : (
          <>
            <ErrorPanel
              error={link.error}
              {...(isRetryable(link.error) ? { onRetry: () => void link.refetch() } : {})}
            />
            <div style={{ marginTop: 24 }}>{toSignIn}</div>
          </>
        )}
      </SessionPage>
    );
  }
  const { userName, isFirst, expiryTime } = link.data;
  return (
    <SessionPage
      title={t(isFirst ? 'welcome.greeting' : 'welcome.again', { userName })}
      intro={t(isFirst ? 'welcome.intro' : 'welcome.againIntro', { time: format.dateTime(expiryTime) })}
    >
      <LinkPasswordForm token={token} userName={userName} onSaved={() => void navigate('/', { replace: true })} />
    </SessionPage>
  );
}

/** What the link carries behind `#`, which no server is sent; once read it is in the address and the history no more. */
function useLinkToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token, setToken] = useState('');
  const given = hash.slice(1);
  // Another link, followed in the same tab.
  if (given !== '' && given !== token) setToken(given);
  useEffect(() => {
    if (given !== '') void navigate(pathname, { replace: true });
  }, [given, pathname, navigate]);
  return token;
}
