import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { ToneTag } from '../../ui/color/ToneTag.tsx';
import { RelativeTime } from '../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../ui/table/PagedColumn.ts';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { type AccessKeyState, stateOf } from './accessKeyState.ts';
import styles from './accessKeys.module.css';
import { CopiedText } from './CopiedText.tsx';

/** Addresses that a row names; the others are there on hover. */
const addressesShown = 2;
const tones = { active: 'verified', disabled: 'paused', expired: 'unverified' } as const satisfies Record<
  AccessKeyState,
  string
>;

export function useAccessKeyColumns(): readonly PagedColumn<AccessKey>[] {
  const { t } = useTranslation(['accessKeys', 'common']);
  const format = useFormat();
  return [
    {
      key: 'key',
      title: t('column.key'),
      stacked: 'first',
      render: (_, { Name, AccessKeyId }) => (
        <div className={styles.lines}>
          <bdi className={styles.name}>{Name}</bdi>
          <CopiedText text={AccessKeyId} label={t('id')} />
        </div>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 96,
      stacked: 'first',
      render: (_, key) => <StateCell state={stateOf(key)} />,
    },
    {
      key: 'center',
      title: t('column.center'),
      width: 116,
      stacked: 'titled',
      render: (_, { Center }) => t(`common:center.${Center}`),
    },
    {
      key: 'permissions',
      title: t('column.permissions'),
      width: 116,
      stacked: 'titled',
      render: (_, { ReadOnly, UserName }) => (ReadOnly ? t('readOnly') : t('role', { user: UserName })),
    },
    {
      key: 'addresses',
      title: t('column.addresses'),
      width: 164,
      stacked: 'titled',
      render: (_, { Addresses }) => <AllowedAddresses addresses={Addresses} />,
    },
    {
      key: 'lastUse',
      title: t('column.lastUse'),
      width: 140,
      stacked: 'titled',
      render: (_, key) => <LastUseCell accessKey={key} />,
    },
    {
      key: 'created',
      title: t('column.created'),
      width: 124,
      stacked: 'titled',
      render: (_, { CreateTime }) => <span title={format.dateTime(CreateTime)}>{format.date(CreateTime)}</span>,
    },
    {
      key: 'expiry',
      title: t('column.expiry'),
      width: 124,
      stacked: 'titled',
      render: (_, { ExpiryTime }) =>
        ExpiryTime === undefined ? (
          <SecondaryText>{t('noExpiry')}</SecondaryText>
        ) : (
          <span title={format.dateTime(ExpiryTime)}>{format.date(ExpiryTime)}</span>
        ),
    },
  ];
}

function StateCell({ state }: { state: AccessKeyState }) {
  const { t } = useTranslation('accessKeys');
  const tone = usePalette().state[tones[state]];
  return (
    <ToneTag tone={tone} dot={tone.solid}>
      {t(`state.${state}`)}
    </ToneTag>
  );
}

function LastUseCell({ accessKey: { LastUsedTime, LastUsedAddress } }: { accessKey: AccessKey }) {
  const { t } = useTranslation('accessKeys');
  if (LastUsedTime === undefined) return <SecondaryText>{t('neverUsed')}</SecondaryText>;
  return (
    <span className={styles.facts}>
      <RelativeTime time={LastUsedTime} />
      {LastUsedAddress !== undefined && <SecondaryText>{t('usedFrom', { address: LastUsedAddress })}</SecondaryText>}
    </span>
  );
}

function AllowedAddresses({ addresses }: { addresses: readonly string[] }) {
  const { t } = useTranslation('accessKeys');
  const format = useFormat();
  if (addresses.length === 0) return <SecondaryText>{t('anyAddress')}</SecondaryText>;
  const shown = format.list(addresses.slice(0, addressesShown));
  const more = addresses.length - addressesShown;
  if (more <= 0) return shown;
  return (
    <span title={addresses.join('\n')}>{t('moreAddresses', { addresses: shown, number: format.number(more) })}</span>
  );
}
