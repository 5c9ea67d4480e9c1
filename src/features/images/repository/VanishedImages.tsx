import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VanishedImage } from '#contract/images/imageDetails.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { RelativeTime } from '../../../ui/format/RelativeTime.tsx';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { PagedTable } from '../../../ui/table/PagedTable.tsx';
import { Digest } from '../../../ui/text/Digest.tsx';
import { pagingCodec, useListUrlState } from '../../../ui/urlState/useListUrlState.ts';
import { RiskTag } from '../list/cells/RiskTag.tsx';

const columnWidth = 150;

/** What the registry no longer holds, the latest first. */
export function VanishedImages({ repoId }: { repoId: string }) {
  const { t } = useTranslation('repository');
  const columns = useVanishedColumns();
  const [paging, setPaging] = useListUrlState(pagingCodec);
  const query = useActionQuery(
    'DescribeVanishedImages',
    { RepoId: repoId, CurrentPage: paging.page, PageSize: paging.size },
    { keepPrevious: true },
  );
  const trouble = query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined && trouble) return trouble;
  return (
    <>
      {trouble}
      <PagedTable<VanishedImage>
        label={t('tab.vanished')}
        columns={columns}
        rows={query.data?.VanishedImages}
        rowKey={({ Tag, Digest: digest, VanishedTime }) => `${Tag} ${digest} ${VanishedTime}`}
        total={query.data?.PageInfo.TotalCount ?? 0}
        expected={5}
        stale={query.isPlaceholderData}
        paging={paging}
        onPaging={setPaging}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noneVanished')} />}
        width={columns.length * columnWidth}
      />
    </>
  );
}

function useVanishedColumns(): readonly PagedColumn<VanishedImage>[] {
  const { t } = useTranslation('repository');
  const width = columnWidth;
  return [
    { key: 'tag', title: t('column.tag'), render: (_, image) => image.Tag || t('untagged') },
    { key: 'digest', title: t('column.digest'), width, render: (_, image) => <Digest value={image.Digest} /> },
    { key: 'risk', title: t('column.risk'), width, render: (_, image) => <RiskTag level={image.RiskLevel} /> },
    {
      key: 'firstSeen',
      title: t('column.firstSeen'),
      width,
      render: (_, image) => <RelativeTime time={image.FirstSeenTime} />,
    },
    {
      key: 'vanished',
      title: t('column.vanished'),
      width,
      render: (_, image) => <RelativeTime time={image.VanishedTime} />,
    },
  ];
}
