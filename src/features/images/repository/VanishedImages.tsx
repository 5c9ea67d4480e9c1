import { Empty, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VanishedImage } from '#contract/imageDetails.ts';
import { limits } from '#contract/limits.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { Digest } from '../../../ui/Digest.tsx';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { RiskTag } from '../list/RiskTag.tsx';

const columnWidth = 150;

/** What the registry no longer holds, the latest first. */
export function VanishedImages({ repoId }: { repoId: string }) {
  const { t } = useTranslation('repository');
  const [page, setPage] = useState(1);
  const size = limits.page.defaultSize;
  const query = useActionQuery(
    'DescribeVanishedImages',
    { RepoId: repoId, CurrentPage: page, PageSize: size },
    { keepPrevious: true },
  );
  if (query.error !== null) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 5 }} />;
  return (
    <Table<VanishedImage>
      aria-label={t('tab.vanished')}
      size="small"
      dataSource={query.data.VanishedImages}
      rowKey={({ Tag, Digest: digest, VanishedTime }) => `${Tag} ${digest} ${VanishedTime}`}
      scroll={{ x: 5 * columnWidth }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noneVanished')} /> }}
      columns={[
        { key: 'tag', title: t('column.tag'), render: (_, image) => image.Tag || t('untagged') },
        {
          key: 'digest',
          title: t('column.digest'),
          width: columnWidth,
          render: (_, image) => <Digest value={image.Digest} />,
        },
        {
          key: 'risk',
          title: t('column.risk'),
          width: columnWidth,
          render: (_, image) => <RiskTag level={image.RiskLevel} />,
        },
        {
          key: 'firstSeen',
          title: t('column.firstSeen'),
          width: columnWidth,
          render: (_, image) => <Moment time={image.FirstSeenTime} />,
        },
        {
          key: 'vanished',
          title: t('column.vanished'),
          width: columnWidth,
          render: (_, image) => <Moment time={image.VanishedTime} />,
        },
      ]}
      pagination={{
        current: page,
        pageSize: size,
        total: query.data.PageInfo.TotalCount,
        size: 'small',
        hideOnSinglePage: true,
        showSizeChanger: false,
        onChange: setPage,
      }}
    />
  );
}
