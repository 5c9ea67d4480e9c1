import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RepositoryRow } from '#contract/images.ts';
import { regions } from '#contract/regions.ts';
import { useLanguage } from '../../../api/language.ts';
import { useFormat } from '../../../ui/format.ts';
import { useRepositoryPath } from '../repository/repositoryPath.ts';
import type { ListColumn } from './ListTable.tsx';
import styles from './list.module.css';
import { RiskTag } from './RiskTag.tsx';
import { TimeCell } from './TimeCell.tsx';

export const repositoryListWidth = 1436;

interface RepositoryActions {
  /** Shows the images of one repository. */
  onView: (repository: RepositoryRow) => void;
  /** Reads the repository anew. */
  onSynchronize: (repository: RepositoryRow) => void;
}

/** Keys of sorted columns are the API's. */
export function useRepositoryColumns({
  onView,
  onSynchronize,
}: RepositoryActions): readonly ListColumn<RepositoryRow>[] {
  const { t } = useTranslation(['images', 'common']);
  const format = useFormat();
  const language = useLanguage();
  const pathOf = useRepositoryPath();
  const regionName = (id: string) => regions.find(({ regionId }) => regionId === id)?.name[language] ?? id;
  return [
    {
      key: 'RepoName',
      title: t('column.repository'),
      width: 220,
      sorter: true,
      render: (_, row) => (
        <Link to={pathOf(row.RepoId)} className={styles.ellipsis ?? ''} title={row.RepoName}>
          {row.RepoName}
        </Link>
      ),
    },
    {
      key: 'namespace',
      title: t('column.namespace'),
      width: 136,
      render: (_, row) => (
        <span className={styles.ellipsis} title={row.RepoNamespace}>
          {row.RepoNamespace}
        </span>
      ),
    },
    { key: 'risk', title: t('column.risk'), width: 112, render: (_, row) => <RiskTag level={row.RiskLevel} /> },
    {
      key: 'HasRiskImageCount',
      title: t('column.atRisk'),
      width: 96,
      align: 'end',
      sorter: true,
      render: (_, row) => format.number(row.HasRiskImageCount),
    },
    {
      key: 'ImageCount',
      title: t('column.images'),
      width: 92,
      align: 'end',
      sorter: true,
      render: (_, row) => format.number(row.ImageCount),
    },
    {
      key: 'VulCount',
      title: t('column.vulnerabilities'),
      width: 140,
      align: 'end',
      sorter: true,
      render: (_, row) => format.number(row.VulCount),
    },
    {
      key: 'registry',
      title: t('column.registry'),
      width: 148,
      render: (_, row) => (
        <span className={styles.ellipsis} title={row.RegistryName}>
          {row.RegistryName}
        </span>
      ),
    },
    {
      key: 'type',
      title: t('column.registryType'),
      width: 80,
      render: (_, row) => t(`common:registryType.${row.RegistryType}`),
    },
    {
      key: 'LastSyncTime',
      title: t('column.lastSync'),
      width: 124,
      sorter: true,
      render: (_, row) => <TimeCell time={row.LastSyncTime ?? null} />,
    },
    {
      key: 'region',
      title: t('column.region'),
      width: 132,
      render: (_, row) => (
        <span className={styles.ellipsis} title={row.RegionId}>
          {regionName(row.RegionId)}
        </span>
      ),
    },
    {
      key: 'actions',
      title: t('column.actions'),
      width: 156,
      render: (_, row) => {
        const repository = `${row.RepoNamespace}/${row.RepoName}`;
        return (
          <Space size="small">
            <Button
              type="link"
              size="small"
              className={styles.rowAction ?? ''}
              aria-label={t('action.viewOf', { repository })}
              onClick={() => onView(row)}
            >
              {t('action.view')}
            </Button>
            <Button
              type="link"
              size="small"
              className={styles.rowAction ?? ''}
              aria-label={t('action.synchronizeOf', { repository })}
              onClick={() => onSynchronize(row)}
            >
              {t('action.synchronize')}
            </Button>
          </Space>
        );
      },
    },
  ];
}
