import { App, Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccountSession } from '#contract/access/account.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { RelativeTime } from '../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { PageSection } from '../../ui/layout/PageSection.tsx';
import type { PagedColumn } from '../../ui/table/PagedColumn.ts';
import { SkeletonTable } from '../../ui/table/SkeletonTable.tsx';
import { stackedColumn } from '../../ui/table/stackedColumn.tsx';
import { useNarrowScreen } from '../../ui/table/useNarrowScreen.ts';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden.tsx';
import styles from './account.module.css';
import { deviceOf } from './deviceName.ts';

/** When a session was last seen is written down once a minute at most. */
const refetchInterval = 60_000;

/** Where somebody is signed in, and the way to end what they do not recognize. */
export function Sessions() {
  const { t } = useTranslation(['account', 'common']);
  const stacks = useNarrowScreen();
  const deviceText = useDeviceText();
  const { data, error, refetch } = useActionQuery('ListSessions', {}, { refetchInterval });
  const { endOne, endOthers, pending } = useEndSessions();
  const sessions = data?.Sessions;
  const hasOthers = sessions?.some(({ IsCurrent }) => !IsCurrent) ?? false;
  const facts: readonly PagedColumn<AccountSession>[] = [
    {
      key: 'device',
      title: t('sessions.device'),
      stacked: 'first',
      render: (_, { Device, IsCurrent }) => (
        <span title={Device} className={styles.device}>
          {deviceText(Device)} {IsCurrent && <strong>{t('sessions.current')}</strong>}
        </span>
      ),
    },
    { key: 'address', title: t('sessions.address'), width: 200, stacked: 'titled', render: (_, row) => row.Address },
    {
      key: 'lastSeen',
      title: t('sessions.lastSeen'),
      width: 140,
      stacked: 'titled',
      render: (_, { LastSeenTime }) => <RelativeTime time={LastSeenTime} />,
    },
    {
      key: 'since',
      title: t('sessions.since'),
      width: 140,
      stacked: 'titled',
      render: (_, { CreateTime }) => <RelativeTime time={CreateTime} />,
    },
  ];
  const actions: PagedColumn<AccountSession> = {
    key: 'actions',
    title: <VisuallyHidden>{t('sessions.actions')}</VisuallyHidden>,
    width: 88,
    align: 'end',
    render: (_, { SessionId, IsCurrent, Device, Address }) =>
      !IsCurrent && (
        <Button
          size="small"
          disabled={pending}
          aria-label={t('sessions.endOf', { device: deviceText(Device), address: Address })}
          onClick={() => endOne(SessionId)}
        >
          {t('sessions.end')}
        </Button>
      ),
  };
  const stack = { ...stackedColumn(facts, undefined, undefined), title: t('sessions.device') };
  const columns = [...(stacks ? [stack] : facts), actions];
  return (
    <PageSection title={t('sessions.title')}>
      <SecondaryText>{t('sessions.text')}</SecondaryText>
      {error !== null && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {sessions === undefined && error === null && (
        <SkeletonTable label={t('common:loading')} columns={columns} width={0} rows={2} />
      )}
      {sessions !== undefined && (
        <>
          <Table<AccountSession>
            aria-label={t('sessions.title')}
            size="small"
            tableLayout="fixed"
            columns={columns.map(({ stacked: _, firstOrder: __, ...column }) => column)}
            dataSource={sessions}
            rowKey="SessionId"
            pagination={false}
          />
          {hasOthers ? (
            <div>
              <Button disabled={pending} onClick={endOthers}>
                {t('sessions.endOthers')}
              </Button>
            </div>
          ) : (
            <SecondaryText>{t('sessions.noOthers')}</SecondaryText>
          )}
        </>
      )}
    </PageSection>
  );
}

/** What a browser said of itself, in words. */
function useDeviceText(): (userAgent: string) => string {
  const { t } = useTranslation('account');
  return (userAgent) => {
    const device = deviceOf(userAgent);
    if (device !== null) return t('sessions.deviceOn', device);
    return userAgent === '' ? t('sessions.unknown') : userAgent;
  };
}

/** Ends one session, or all but this one, and says so. */
function useEndSessions() {
  const { t } = useTranslation('account');
  const { message } = App.useApp();
  const format = useFormat();
  const onError = useErrorToast();
  const end = useActionMutation('EndSessions');
  return {
    pending: end.isPending,
    endOne: (SessionId: number) =>
      end.mutate({ SessionId }, { onSuccess: () => void message.success(t('sessions.ended')), onError }),
    endOthers: () =>
      end.mutate(
        {},
        {
          onSuccess: ({ Count: count }) =>
            void message.success(t('sessions.endedOthers', { count, number: format.number(count) })),
          onError,
        },
      ),
  };
}
