import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import type { BuildRiskRow } from '#contract/images/buildRiskLists.ts';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import { SeverityTag } from '../../../../ui/color/SeverityTag.tsx';
import { RelativeTime } from '../../../../ui/format/RelativeTime.tsx';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../../../ui/table/PagedColumn.ts';

/** A risk, how much it weighs, and how widespread it is since when. */
export function useBuildRiskColumns(imagesWith: (risk: BuildRiskKey) => To): readonly PagedColumn<BuildRiskRow>[] {
  const { t } = useTranslation('buildRisksView');
  const { token } = theme.useToken();
  const format = useFormat();
  return [
    {
      key: 'level',
      title: t('column.level'),
      width: 116,
      stacked: 'first',
      render: (_, row) => <SeverityTag level={row.RiskLevel} />,
    },
    { key: 'risk', title: t('column.risk'), stacked: 'first', render: (_, row) => row.RiskKeyName },
    { key: 'class', title: t('column.class'), width: 124, render: (_, row) => row.RiskClassName },
    {
      key: 'images',
      title: t('column.images'),
      width: 100,
      align: 'end',
      stacked: 'titled',
      render: (_, row) => (
        <Link
          to={imagesWith(row.RiskKey)}
          aria-label={t('view.showImages', {
            count: row.UnprocessedNum,
            number: format.number(row.UnprocessedNum),
            risk: row.RiskKeyName,
          })}
          style={{ color: token.colorLink }}
        >
          {format.number(row.UnprocessedNum)}
        </Link>
      ),
    },
    {
      key: 'handled',
      title: t('column.handled'),
      width: 100,
      align: 'end',
      stacked: 'titled',
      render: (_, row) => format.number(row.Count - row.UnprocessedNum),
    },
    {
      key: 'repositories',
      title: t('column.repositories'),
      width: 116,
      align: 'end',
      stacked: 'titled',
      render: (_, row) => format.number(row.RepositoryCount),
    },
    {
      key: 'firstSeen',
      title: t('column.firstSeen'),
      width: 128,
      stacked: 'titled',
      render: (_, row) => <RelativeTime time={row.FirstScanTime} />,
    },
    {
      key: 'lastSeen',
      title: t('column.lastSeen'),
      width: 128,
      stacked: 'titled',
      render: (_, row) => <RelativeTime time={row.LastScanTime} />,
    },
  ];
}
