import { Skeleton, Table, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { limits } from '#contract/limits.ts';
import type { TopVulnerability } from '#contract/vulnerabilities.ts';
import { useFormat } from '../../ui/format.ts';
import { Unseen } from '../../ui/Unseen.tsx';
import { type TopState, topSortKeys } from './topState.ts';
import { useTopColumns } from './useTopColumns.tsx';

interface TopTableProps {
  state: TopState;
  onChange: (change: Partial<TopState>) => void;
  /** Undefined until the first answer. */
  rows: readonly TopVulnerability[] | undefined;
  total: number;
  stale: boolean;
  imagesWith: (vulnerability: string) => To;
}

/** Worst or most first: the other way round nobody would ask. */
export function TopTable({ state, onChange, rows, total, stale, imagesWith }: TopTableProps) {
  const { t } = useTranslation('scan');
  const { token } = theme.useToken();
  const format = useFormat();
  const columns = useTopColumns(imagesWith).map((column) => ({
    ...column,
    sortOrder: column.key === state.sort ? ('descend' as const) : null,
  }));
  if (rows === undefined) return <Skeleton active title={false} paragraph={{ rows: 12 }} />;
  return (
    <Table<TopVulnerability>
      aria-label={t('top.title')}
      size="small"
      tableLayout="fixed"
      columns={columns}
      dataSource={rows}
      rowKey="Name"
      scroll={{ x: 960 }}
      showSorterTooltip={false}
      sortDirections={['descend', 'descend']}
      style={{ opacity: stale ? 0.6 : 1, transition: `opacity ${token.motionDurationMid}` }}
      locale={{ emptyText: t('top.empty') }}
      expandable={{
        columnWidth: 40,
        columnTitle: <Unseen>{t('column.more')}</Unseen>,
        rowExpandable: ({ Description }) => Description !== '',
        expandedRowRender: ({ Description }) => Description,
      }}
      pagination={{
        current: state.page,
        pageSize: state.size,
        total,
        size: 'small',
        showSizeChanger: true,
        pageSizeOptions: [...limits.page.sizes],
        hideOnSinglePage: total === 0,
        showTotal: (count, [first, last]) =>
          t('top.total', { first: format.number(first), last: format.number(last), total: format.number(count) }),
      }}
      onChange={(pagination, _filters, sorter, { action }) => {
        if (action === 'paginate') {
          const size = pagination.pageSize ?? state.size;
          onChange({ size, page: size === state.size ? (pagination.current ?? 1) : 1 });
        } else if (!Array.isArray(sorter)) {
          const sort = topSortKeys.find((key) => key === sorter.columnKey);
          if (sort !== undefined) onChange({ sort });
        }
      }}
    />
  );
}
