import { useTranslation } from 'react-i18next';
import type { User } from '#contract/access/users.ts';
import { useContractTexts } from '../../api/language.ts';
import { serverNow } from '../../api/serverClock.ts';
import { useKnownSession } from '../../api/useSession.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { ToneTag } from '../../ui/color/ToneTag.tsx';
import { RelativeTime } from '../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../ui/table/PagedColumn.ts';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { VisuallyHidden } from '../../ui/text/VisuallyHidden.tsx';
import { RegistriesSeen } from './RegistriesSeen.tsx';
import { UserMenu, type UserMenuProps } from './UserMenu.tsx';
import { useRegistryNames } from './useRegistryNames.ts';
import styles from './users.module.css';

const tones = {
  ACTIVE: 'verified',
  INVITED: 'syncing',
  NO_ROLE: 'paused',
  DISABLED: 'paused',
} as const satisfies Record<User['State'], string>;

export function useUserColumns(menu: Omit<UserMenuProps, 'user'>): readonly PagedColumn<User>[] {
  const { t } = useTranslation('users');
  const roleName = useContractTexts('roles');
  const format = useFormat();
  const self = useKnownSession()?.userName;
  const { registries } = useRegistryNames();
  return [
    {
      key: 'name',
      title: t('column.name'),
      stacked: 'first',
      render: (_, { UserName }) => (
        <span className={styles.name}>
          <bdi>{UserName}</bdi> {UserName === self && <SecondaryText>{t('you')}</SecondaryText>}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 150,
      stacked: 'first',
      render: (_, user) => <StateCell user={user} />,
    },
    {
      key: 'role',
      title: t('column.role'),
      width: 120,
      stacked: 'titled',
      render: (_, { Role }) => <span title={t(`role.${Role}`)}>{roleName(`roles:${Role}`)}</span>,
    },
    {
      key: 'registries',
      title: t('column.registries'),
      width: 150,
      stacked: 'titled',
      render: (_, user) => <RegistriesSeen user={user} registries={registries} />,
    },
    {
      key: 'secondStep',
      title: t('column.secondStep'),
      width: 120,
      stacked: 'titled',
      render: (_, { SecondStep, SingleSignOn }) =>
        SingleSignOn ? t('secondStep.singleSignOn') : t(SecondStep ? 'secondStep.on' : 'secondStep.off'),
    },
    {
      key: 'lastSignIn',
      title: t('column.lastSignIn'),
      width: 132,
      stacked: 'titled',
      render: (_, { LastSignInTime: time }) =>
        time === undefined ? <SecondaryText>{t('never')}</SecondaryText> : <RelativeTime time={time} />,
    },
    {
      key: 'accessKeys',
      title: t('column.accessKeys'),
      width: 104,
      align: 'end',
      stacked: 'titled',
      render: (_, { AccessKeys }) => format.number(AccessKeys),
    },
    {
      key: 'sessions',
      title: t('column.sessions'),
      width: 88,
      align: 'end',
      stacked: 'titled',
      render: (_, { Sessions }) => format.number(Sessions),
    },
    {
      key: 'actions',
      title: <VisuallyHidden>{t('column.actions')}</VisuallyHidden>,
      width: 48,
      align: 'end',
      fixed: 'end',
      stacked: 'end',
      render: (_, user) => <UserMenu user={user} {...menu} />,
    },
  ];
}

function StateCell({ user: { State, LinkExpiryTime: expiry } }: { user: User }) {
  const { t } = useTranslation('users');
  const format = useFormat();
  const tone = usePalette().state[tones[State]];
  const isGood = expiry !== undefined && expiry > serverNow();
  return (
    <span className={styles.lines}>
      <span>
        <ToneTag tone={tone} dot={tone.solid}>
          {t(`state.${State}`)}
        </ToneTag>
      </span>
      {isGood && <SecondaryText>{t('linkUntil', { time: format.dateTime(expiry) })}</SecondaryText>}
      {!isGood && State === 'INVITED' && <SecondaryText>{t('noLink')}</SecondaryText>}
    </span>
  );
}
