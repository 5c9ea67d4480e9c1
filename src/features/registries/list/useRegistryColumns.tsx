import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { kinds } from '#contract/kinds/kinds.ts';
import { limits } from '#contract/limits.ts';
import type { RegistrySortKey } from '#contract/registries/registryList.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { RegistryStateTag } from '../../../ui/color/RegistryStateTag.tsx';
import { RelativeTime } from '../../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../ui/format/useRegionName.ts';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { VisuallyHidden } from '../../../ui/text/VisuallyHidden.tsx';
import { IntakeProgress } from '../details/IntakeProgress.tsx';
import { RegistryImagesLink } from '../RegistryImagesLink.tsx';
import { type RegistryActions, RegistryMenu } from '../RegistryMenu.tsx';
import { useImagesText } from '../registryTexts.ts';
import { useScheduleText } from '../schedule/useScheduleText.ts';
import styles from './registriesView.module.css';

interface ColumnWays extends RegistryActions {
  onOpen: (registry: RegistryRow) => void;
  /** Where the images are that all these criteria let through. */
  imagesWith: (...criteria: string[]) => To;
}

/** Keys of sorted columns are the API's. */
export function useRegistryColumns({
  onOpen,
  imagesWith,
  ...actions
}: ColumnWays): readonly PagedColumn<RegistryRow>[] {
  const { t } = useTranslation(['registriesView', 'registries']);
  const format = useFormat();
  const imagesText = useImagesText();
  const sorted = (key: RegistrySortKey) => ({ key, sorter: true as const });
  const titled = (key: RegistrySortKey) => ({ ...sorted(key), stacked: 'titled' as const });
  const counted = (key: RegistrySortKey) => ({
    ...titled(key),
    firstOrder: 'desc' as const,
    sortDirections: ['descend' as const, 'ascend' as const],
  });
  const imagesOf = ({ Id }: RegistryRow, ...also: string[]) => imagesWith(`instanceId:${Id}`, ...also);
  return [
    {
      ...sorted('RegistryName'),
      title: t('column.registry'),
      stacked: 'first',
      render: (_, row) => <NameCell registry={row} onOpen={onOpen} />,
    },
    {
      ...sorted('State'),
      title: t('column.state'),
      width: 130,
      stacked: 'first',
      render: (_, { State }) => <RegistryStateTag state={State} />,
    },
    {
      ...counted('ImageCount'),
      title: t('column.images'),
      width: 120,
      render: (_, row) => (
        <RegistryImagesLink registry={row} count={row.ImageCount} text={imagesText(row)} to={imagesOf(row)} />
      ),
    },
    {
      ...counted('WaitingImages'),
      title: t('column.intake'),
      width: 124,
      render: (_, row) => <IntakeProgress registry={row} />,
    },
    {
      ...counted('AtRiskImages'),
      title: t('column.atRisk'),
      width: 92,
      align: 'end',
      render: (_, row) => <AtRiskCell registry={row} to={imagesOf(row, 'riskStatus:YES')} />,
    },
    {
      ...titled('LastSyncTime'),
      title: t('column.lastSync'),
      width: 108,
      render: (_, { LastSyncTime }) => (LastSyncTime === undefined ? t('never') : <RelativeTime time={LastSyncTime} />),
    },
    {
      ...titled('NextSyncTime'),
      title: t('column.nextSync'),
      width: 120,
      render: (_, row) => <NextSyncCell registry={row} />,
    },
    {
      ...titled('TransPerHour'),
      title: t('column.limit'),
      width: 100,
      render: (_, { TransPerHour }) =>
        TransPerHour === limits.transPerHour.unlimited
          ? t('unlimited')
          : t('perHourBrief', { number: format.number(TransPerHour) }),
    },
    {
      ...titled('SecretSetAt'),
      title: t('column.secret'),
      width: 112,
      // One that is read without an account has none.
      render: (_, { SecretSetAt, UserName }) => (UserName === '' ? '–' : <RelativeTime time={SecretSetAt} />),
    },
    {
      key: 'menu',
      title: <VisuallyHidden>{t('column.actions')}</VisuallyHidden>,
      width: 40,
      stacked: 'first',
      fixed: 'end',
      render: (_, row) => row.State !== 'removing' && <RegistryMenu registry={row} {...actions} />,
    },
  ];
}

function NameCell({ registry, onOpen }: { registry: RegistryRow } & Pick<ColumnWays, 'onOpen'>) {
  const { t } = useTranslation('registriesView');
  const { token } = theme.useToken();
  const regionName = useRegionName();
  return (
    <div className={styles.lines}>
      <button
        type="button"
        className={styles.name}
        style={{ color: token.colorLink, fontSize: token.fontSize }}
        onClick={() => onOpen(registry)}
      >
        {registry.RegistryName}
      </button>
      <span style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
        {t('kindInRegion', { kind: kinds[registry.RegistryType].name, region: regionName(registry.RegionId) })}
      </span>
    </div>
  );
}

function AtRiskCell({ registry, to }: { registry: RegistryRow; to: To }) {
  const { t } = useTranslation('registriesView');
  const count = registry.AtRiskImages;
  const number = useFormat().number(count);
  const label = t('images.atRisk', { count, number });
  return <RegistryImagesLink registry={registry} count={count} text={number} label={label} to={to} />;
}

function NextSyncCell({ registry: { NextSyncTime, SyncSchedule } }: { registry: RegistryRow }) {
  const { t } = useTranslation('registriesView');
  const { token } = theme.useToken();
  const format = useFormat();
  const scheduleText = useScheduleText();
  return (
    <div className={styles.lines}>
      {NextSyncTime === undefined ? (
        <span>{t('notPlanned')}</span>
      ) : (
        <time dateTime={new Date(NextSyncTime).toISOString()} title={format.dateTime(NextSyncTime)}>
          {format.timeUntil(NextSyncTime)}
        </time>
      )}
      <span style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>{scheduleText(SyncSchedule)}</span>
    </div>
  );
}
