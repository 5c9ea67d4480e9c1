import { theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import type { TopVulnerability } from '#contract/images/vulnerabilities.ts';
import { SeverityTag } from '../../../ui/color/SeverityTag.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { VulnerabilityLink } from '../../../ui/text/VulnerabilityLink.tsx';

/** Keys of sorted columns are the API's. */
export function useTopColumns(imagesWith: (vulnerability: string) => To): readonly PagedColumn<TopVulnerability>[] {
  const { t } = useTranslation('scan');
  const { token } = theme.useToken();
  const format = useFormat();
  return [
    {
      key: 'name',
      title: t('column.name'),
      width: 176,
      stacked: 'first',
      render: (_, row) => <VulnerabilityLink name={row.Name} link={row.Link} />,
    },
    {
      key: 'Severity',
      title: t('column.severity'),
      width: 116,
      stacked: 'first',
      sorter: true,
      render: (_, row) => <SeverityTag level={row.Severity} />,
    },
    {
      key: 'CvssScore',
      title: t('column.cvss'),
      width: 84,
      align: 'end',
      stacked: 'titled',
      sorter: true,
      render: (_, row) => (row.CvssScore === undefined ? '–' : format.score(row.CvssScore)),
    },
    {
      key: 'ImageCount',
      title: t('column.images'),
      width: 100,
      align: 'end',
      stacked: 'titled',
      sorter: true,
      render: (_, row) => (
        <Link
          to={imagesWith(row.Name)}
          aria-label={t('top.showImages', {
            count: row.ImageCount,
            number: format.number(row.ImageCount),
            name: row.Name,
          })}
          style={{ color: token.colorLink }}
        >
          {format.number(row.ImageCount)}
        </Link>
      ),
    },
    {
      key: 'fixable',
      title: t('column.fixable'),
      width: 116,
      align: 'end',
      stacked: 'titled',
      render: (_, row) => format.number(row.FixableImageCount),
    },
    {
      key: 'repositories',
      title: t('column.repositories'),
      width: 116,
      align: 'end',
      stacked: 'titled',
      render: (_, row) => format.number(row.RepositoryCount),
    },
    { key: 'packages', title: t('column.packages'), ellipsis: true, render: (_, row) => format.list(row.Packages) },
  ];
}
