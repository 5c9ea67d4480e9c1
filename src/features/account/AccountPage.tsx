import { Button, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { useCenter } from '../../api/center.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PageSection } from '../../ui/layout/PageSection.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { urlDrawerRules, useUrlDrawer } from '../../ui/urlState/useUrlDrawer.ts';
import { AccountFacts } from './AccountFacts.tsx';
import styles from './account.module.css';
import { Sessions } from './Sessions.tsx';

const drawers = { names: ['password', 'secondStep', 'removeSecondStep'] } as const;
const rules = urlDrawerRules(drawers);

type Account = ResponseOf<'DescribeAccount'>;

const bones = <Skeleton active title={false} paragraph={{ rows: 2 }} />;

const AccountDrawer = lazyPart(() => import('./AccountDrawer.tsx'));

/** What somebody signed in sees and does about their own account. */
export default function AccountPage() {
  const { t } = useTranslation('account');
  const center = useCenter();
  const { drawer, show } = useUrlDrawer(drawers);
  const { data: account, error, refetch } = useActionQuery('DescribeAccount', {});
  const close = () => show(null);
  return (
    <div className={styles.page}>
      <PageHeader path={[]} title={t('title')} />
      <LinkNotice rules={rules} />
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {(account !== undefined || error === null) && (
        <>
          <PageSection title={t('facts')}>
            {account === undefined ? bones : <AccountFacts account={account} />}
          </PageSection>
          <PageSection title={t('password.title')}>
            {account === undefined ? bones : <PasswordText account={account} onChange={() => show('password')} />}
          </PageSection>
          {account?.HasPassword !== false && (
            <PageSection
              title={t('secondStep.title')}
              note={account && t(account.SecondStep ? 'secondStep.on' : 'secondStep.off')}
            >
              {account === undefined ? bones : <SecondStepText account={account} onShow={show} />}
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

function PasswordText({ account, onChange }: { account: Account; onChange: () => void }) {
  const { t } = useTranslation('account');
  return (
    <>
      <p>{t(account.HasPassword ? 'password.text' : 'password.none')}</p>
      {account.HasPassword && (
        <div>
          <Button onClick={onChange}>{t('password.change')}</Button>
        </div>
      )}
    </>
  );
}

function SecondStepText({
  account: { SecondStep, RecoveryCodesLeft },
  onShow,
}: {
  account: Account;
  onShow: (drawer: 'secondStep' | 'removeSecondStep') => void;
}) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const left = { count: RecoveryCodesLeft, number: format.number(RecoveryCodesLeft) };
  return (
    <>
      <p>{SecondStep ? t('secondStep.onText', left) : t('secondStep.offText')}</p>
      <div>
        {SecondStep ? (
          <Button danger onClick={() => onShow('removeSecondStep')}>
            {t('secondStep.remove')}
          </Button>
        ) : (
          <Button onClick={() => onShow('secondStep')}>{t('secondStep.setUp')}</Button>
        )}
      </div>
    </>
  );
}
