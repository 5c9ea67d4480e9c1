import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { TopVulnerability } from '#contract/images/vulnerabilities.ts';
import { PagedTable } from '../../../ui/table/PagedTable.tsx';
import { VisuallyHidden } from '../../../ui/text/VisuallyHidden.tsx';
import { type TopState, topSortKeys } from './topState.ts';
import { useTopColumns } from './useTopColumns.tsx';

interface TopTableProps {
  state: TopState;
  onChange: (change: Partial<TopState>) => void;
  /** Undefined until the first answer. */
  rows: readonly TopVulnerability[] | undefined;
  total: number;
  stale: boolean;
  /** Stands in place of no rows. */
  empty: ReactNode;
  imagesWith: (vulnerability: string) => To;
}

/** Worst or most first: the other way round nobody would ask. */
export function TopTable({ state, onChange, imagesWith, ...list }: TopTableProps) {
  const { t } = useTranslation('scan');
  const columns = useTopColumns(imagesWith);
  return (
    <PagedTable<TopVulnerability>
      {...list}
      label={t('top.title')}
      columns={columns}
      rowKey="Name"
      width={960}
      stacks
      expandable={{
        columnWidth: 40,
        columnTitle: <VisuallyHidden>{t('column.more')}</VisuallyHidden>,
        rowExpandable: ({ Description }) => Description !== '',
        expandedRowRender: ({ Description }) => Description,
      }}
      paging={state}
      onPaging={onChange}
      sort={{ key: state.sort, order: 'desc' }}
      sortDirections={['descend', 'descend']}
      onSort={(column) => {
        const sort = topSortKeys.find((key) => key === column);
        if (sort !== undefined) onChange({ sort });
      }}
    />
  );
}
