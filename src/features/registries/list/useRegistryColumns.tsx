import { theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
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
import { type RegistryActions, RegistryMenu } from '../RegistryMenu.tsx';
import { useImagesText } from '../registryTexts.ts';
import { useScheduleText } from '../schedule/useScheduleText.ts';
import styles from './registriesView.module.css';

interface ColumnWays extends RegistryActions {
  onOpen: (registry: RegistryRow) => void;
  /** Where the images are that all these criteria let through. */
  imagesWith: (...criteria: string[]) => To;
}

/** What a row says of a registry; keys of sorted columns are the API's. */
export function useRegistryColumns({
  onOpen,
  imagesWith,
  ...actions
}: ColumnWays): readonly PagedColumn<RegistryRow>[] {
  const { t } = useTranslation(['registriesView', 'registries']);
  const { token } = theme.useToken();
  const format = useFormat();
  const regionName = useRegionName();
  const scheduleText = useScheduleText();
  const imagesText = useImagesText();
  const secondary = { color: token.colorTextSecondary, fontSize: token.fontSizeSM };
  const linked = (row: RegistryRow, count: number, text: string, label: string, ...also: string[]): ReactNode =>
    count === 0 ? (
      text
    ) : (
      <Link
        to={imagesWith(`instanceId:${row.Id}`, ...also)}
        aria-label={t('registries:item.showImages', { images: label, registry: row.RegistryName })}
        style={{ color: token.colorLink }}
      >
        {text}
      </Link>
    );
  const sorted = (key: RegistrySortKey) => ({ key, sorter: true as const });
  return [
    {
      ...sorted('RegistryName'),
      title: t('column.registry'),
      stacked: 'first',
      render: (_, row) => (
        <div className={styles.lines}>
          <button
            type="button"
            className={styles.name}
            style={{ color: token.colorLink, fontSize: token.fontSize }}
            onClick={() => onOpen(row)}
          >
            {row.RegistryName}
          </button>
          <span style={secondary}>
            {t('kindInRegion', { kind: kinds[row.RegistryType].name, region: regionName(row.RegionId) })}
          </span>
        </div>
      ),
    },
    {
      ...sorted('State'),
      title: t('column.state'),
      width: 130,
      stacked: 'first',
      render: (_, { State }) => <RegistryStateTag state={State} />,
    },
    {
      ...sorted('ImageCount'),
      title: t('column.images'),
      width: 120,
      stacked: 'titled',
      firstOrder: 'desc',
      sortDirections: ['descend', 'ascend'],
      render: (_, row) => linked(row, row.ImageCount, imagesText(row), imagesText(row)),
    },
    {
      ...sorted('WaitingImages'),
      title: t('column.intake'),
      width: 124,
      stacked: 'titled',
      firstOrder: 'desc',
      sortDirections: ['descend', 'ascend'],
      render: (_, row) => <IntakeProgress registry={row} />,
    },
    {
      ...sorted('AtRiskImages'),
      title: t('column.atRisk'),
      width: 92,
      align: 'end',
      stacked: 'titled',
      firstOrder: 'desc',
      sortDirections: ['descend', 'ascend'],
      render: (_, row) =>
        linked(
          row,
          row.AtRiskImages,
          format.number(row.AtRiskImages),
          t('images.atRisk', { count: row.AtRiskImages, number: format.number(row.AtRiskImages) }),
          'riskStatus:YES',
        ),
    },
    {
      ...sorted('LastSyncTime'),
      title: t('column.lastSync'),
      width: 108,
      stacked: 'titled',
      render: (_, { LastSyncTime }) => (LastSyncTime === undefined ? t('never') : <RelativeTime time={LastSyncTime} />),
    },
    {
      ...sorted('NextSyncTime'),
      title: t('column.nextSync'),
      width: 120,
      stacked: 'titled',
      render: (_, { NextSyncTime, SyncSchedule }) => (
        <div className={styles.lines}>
          {NextSyncTime === undefined ? (
            <span>{t('notPlanned')}</span>
          ) : (
            <time dateTime={new Date(NextSyncTime).toISOString()} title={format.dateTime(NextSyncTime)}>
              {format.timeUntil(NextSyncTime)}
            </time>
          )}
          <span style={secondary}>{scheduleText(SyncSchedule)}</span>
        </div>
      ),
    },
    {
      ...sorted('TransPerHour'),
      title: t('column.limit'),
      width: 100,
      stacked: 'titled',
      render: (_, { TransPerHour }) =>
        TransPerHour === limits.transPerHour.unlimited
          ? t('unlimited')
          : t('perHourBrief', { number: format.number(TransPerHour) }),
    },
    {
      ...sorted('SecretSetAt'),
      title: t('column.secret'),
      width: 112,
      stacked: 'titled',
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
