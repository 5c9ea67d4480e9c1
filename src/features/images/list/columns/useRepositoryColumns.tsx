import { theme } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RepositoryRow } from '#contract/images/images.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import { useRepositoryPath } from '../../links/repositoryPath.ts';
import type { ListActions } from '../actions/ListActions.ts';
import { RepositoryMenu } from '../actions/RepositoryMenu.tsx';
import { CutText } from '../cells/CutText.tsx';
import { ImageCountButton } from '../cells/ImageCountButton.tsx';
import { RiskTag } from '../cells/RiskTag.tsx';
import { NoValue, TimeCell } from '../cells/TimeCell.tsx';
import styles from '../list.module.css';
import { type ListColumn, menuColumn } from './ListColumn.ts';

/** Whether any of its images was; where none was, a 0 would say that nothing is wrong. */
function isScanned({ ImageCount, ImageCountByRisk }: RepositoryRow): boolean {
  return ImageCountByRisk.unknown < ImageCount;
}

type Narrowing = 'riskStatus' | 'vulStatus';

interface RepositoryColumns {
  actions: ListActions;
  /** Shows the images of one repository, or only those at risk or with vulnerabilities. */
  onView: (repository: RepositoryRow, only?: Narrowing) => void;
}

/**
 * Which repository of which registry, for several may have one of that name; how its images are, and when that was read. In a
 * window of 1280 pixels all are whole up to the vulnerabilities. Keys of sorted columns are the API's.
 */
export function useRepositoryColumns({ actions, onView }: RepositoryColumns): readonly ListColumn<RepositoryRow>[] {
  const { t } = useTranslation('images');
  const regionName = useRegionName();
  return useMemo(() => {
    return [
      {
        key: 'RepoName',
        title: t('column.repository'),
        width: 220,
        sorter: true,
        render: (_, row) => <RepositoryLink repository={row} />,
      },
      {
        key: 'RepoNamespace',
        keepWhenStacked: true,
        title: t('column.namespace'),
        width: 124,
        sorter: true,
        render: (_, row) => <CutText title={row.RepoNamespace} />,
      },
      {
        key: 'registry',
        title: t('column.registry'),
        width: 128,
        render: (_, row) => <CutText title={row.RegistryName} />,
      },
      {
        key: 'RiskLevel',
        keepWhenStacked: true,
        title: t('column.risk'),
        width: 124,
        sorter: true,
        render: (_, row) => <RiskTag level={row.RiskLevel} partly={isScanned(row)} />,
      },
      {
        key: 'HasRiskImageCount',
        title: t('column.atRisk'),
        width: 96,
        align: 'end',
        sorter: true,
        render: (_, row) =>
          isScanned(row) ? <CountCell repository={row} only="riskStatus" onView={onView} /> : <NoValue />,
      },
      {
        key: 'ImageCount',
        title: t('column.images'),
        width: 88,
        align: 'end',
        sorter: true,
        render: (_, row) => <CountCell repository={row} onView={onView} />,
      },
      {
        key: 'VulCount',
        title: t('column.vulnerabilities'),
        width: 148,
        align: 'end',
        sorter: true,
        render: (_, row) =>
          isScanned(row) ? <CountCell repository={row} only="vulStatus" onView={onView} /> : <NoValue />,
      },
      {
        key: 'LastSyncTime',
        keepWhenStacked: true,
        live: true,
        title: t('column.lastSync'),
        width: 128,
        sorter: true,
        render: (_, row) => <TimeCell time={row.LastSyncTime ?? null} />,
      },
      {
        key: 'type',
        title: t('column.registryType'),
        width: 80,
        render: (_, row) => kinds[row.RegistryType].name,
      },
      {
        key: 'region',
        title: t('column.region'),
        width: 132,
        render: (_, row) => <CutText title={row.RegionId} text={regionName(row.RegionId)} />,
      },
      {
        key: menuColumn,
        title: t('column.actions'),
        width: 44,
        render: (_, row) => <RepositoryMenu repository={row} actions={actions} onView={onView} />,
      },
    ];
  }, [t, regionName, actions, onView]);
}

const counts = {
  all: { count: 'ImageCount', label: 'viewOf' },
  riskStatus: { count: 'HasRiskImageCount', label: 'viewAtRisk' },
  vulStatus: { count: 'VulCount', label: 'viewVulnerable' },
} as const satisfies Record<'all' | Narrowing, { count: keyof RepositoryRow; label: string }>;

interface CountCellProps extends Pick<RepositoryColumns, 'onView'> {
  repository: RepositoryRow;
  only?: Narrowing;
}

/** One of a repository's numbers, leading to the images that it is about. */
function CountCell({ repository, only, onView }: CountCellProps) {
  const { t } = useTranslation('images');
  const format = useFormat();
  const { count, label } = counts[only ?? 'all'];
  const number = repository[count];
  const path = repositoryPath(repository.RepoNamespace, repository.RepoName);
  return (
    <ImageCountButton
      number={number}
      label={t(`action.${label}`, { repository: path, number: format.number(number) })}
      onShow={() => onView(repository, only)}
    />
  );
}

/** A repository's name, leading to its page. */
function RepositoryLink({ repository }: { repository: RepositoryRow }) {
  const { token } = theme.useToken();
  const pathOf = useRepositoryPath();
  return (
    <Link
      to={pathOf(repository.RepoId)}
      className={`${styles.ellipsis} ${styles.rowLink}`}
      style={{ color: token.colorLink }}
      title={repository.RepoName}
    >
      {repository.RepoName}
    </Link>
  );
}
