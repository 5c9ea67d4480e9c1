import { Button, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCenter } from '../../api/center.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PageSection } from '../../ui/layout/PageSection.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { AccountFacts } from './AccountFacts.tsx';
import styles from './account.module.css';
import { Sessions } from './Sessions.tsx';
import { accountRules, useAccountDrawer } from './useAccountDrawer.ts';

const AccountDrawer = lazyPart(() => import('./AccountDrawer.tsx'));

/** What somebody signed in sees and does about their own account. */
export default function AccountPage() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const center = useCenter();
  const { drawer, show } = useAccountDrawer();
  const { data: account, error, refetch } = useActionQuery('DescribeAccount', {});
  const close = () => show(null);
  return (
    <div className={styles.page}>
      <PageHeader path={[]} title={t('title')} />
      <LinkNotice rules={accountRules} />
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {account === undefined && error === null && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {account !== undefined && (
        <>
          <PageSection title={t('facts')}>
            <AccountFacts account={account} />
          </PageSection>
          <PageSection title={t('password.title')}>
            <p>{t(account.HasPassword ? 'password.text' : 'password.none')}</p>
            {account.HasPassword && (
              <div>
                <Button onClick={() => show('password')}>{t('password.change')}</Button>
              </div>
            )}
          </PageSection>
          {account.HasPassword && (
            <PageSection
              title={t('secondStep.title')}
              note={t(account.SecondStep ? 'secondStep.on' : 'secondStep.off')}
            >
              <p>
                {account.SecondStep
                  ? t('secondStep.onText', {
                      count: account.RecoveryCodesLeft,
                      number: format.number(account.RecoveryCodesLeft),
                    })
                  : t('secondStep.offText')}
              </p>
              <div>
                {account.SecondStep ? (
                  <Button danger onClick={() => show('removeSecondStep')}>
                    {t('secondStep.remove')}
                  </Button>
                ) : (
                  <Button onClick={() => show('secondStep')}>{t('secondStep.setUp')}</Button>
                )}
              </div>
            </PageSection>
          )}
        </>
      )}
      <Sessions />
      <PageSection title={t('accessKeys')}>
        <Flex wrap gap="small">
          {t('accessKeysText')}
          <Link to={`/${center}/access-keys`} className={styles.more}>
            {t('accessKeysLink')}
          </Link>
        </Flex>
      </PageSection>
      {drawer !== null && account !== undefined && (
        <LazyOverlay key={drawer} onClose={close}>
          <AccountDrawer drawer={drawer} userName={account.UserName} onClose={close} />
        </LazyOverlay>
      )}
    </div>
  );
}
