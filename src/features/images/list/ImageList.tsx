import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { imageSortKeys } from '#contract/images.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { toListRequest } from './criteriaFacts.ts';
import { FilterChips } from './FilterChips.tsx';
import { ListEmpty, type ListSource } from './ListEmpty.tsx';
import { ListTable } from './ListTable.tsx';
import styles from './list.module.css';
import type { ListCriterion, ListState } from './listState.ts';
import { useFreshRows } from './useFreshRows.ts';
import { imageListWidth, useImageColumns } from './useImageColumns.tsx';
import type { ChangeList } from './useListState.ts';

export interface ListProps {
  state: ListState;
  onChange: ChangeList;
  source: ListSource;
  /** Ms. */
  refetchInterval: number;
  /** View and search; the filters in force stand beside them. */
  controls: ReactNode;
}

interface ImageListProps extends ListProps {
  /** What every row has, beside the filters. */
  within?: ListCriterion;
}

/** The images view: every image row of the data centre that the filters let through. */
export function ImageList({ state, onChange, source, refetchInterval, controls, within }: ImageListProps) {
  const { t } = useTranslation('images');
  const columns = useImageColumns();
  const sortBy = imageSortKeys.find((key) => key === state.sort?.key);
  const params = {
    ...toListRequest(state, within),
    ...(state.scanned === null ? {} : { Scanned: state.scanned }),
    ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }),
  };
  const query = useActionQuery('DescribeImageInstances', params, { refetchInterval, keepPrevious: true });
  const rows = query.data?.ImageInstanceList;
  const total = query.data?.PageInfo.TotalCount ?? 0;
  const keys = query.isPlaceholderData ? null : (rows?.map(({ Uuid }) => Uuid) ?? null);
  const freshKeys = useFreshRows(JSON.stringify(params), keys);

  const nameOf = ({ name, value }: ListCriterion) => {
    if (name === 'repoId') {
      const row = rows?.find(({ RepoId }) => RepoId === value);
      return row && `${row.RepoNamespace}/${row.RepoName}`;
    }
    return name === 'instanceId' ? rows?.find(({ InstanceId }) => InstanceId === value)?.RegistryName : undefined;
  };
  const showTable = query.error === null || rows !== undefined;
  return (
    <>
      <div className={styles.toolbar}>
        {controls}
        <FilterChips state={state} onChange={onChange} nameOf={nameOf} />
      </div>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {showTable && (
        <ListTable
          label={t('list.images')}
          columns={columns}
          width={imageListWidth}
          keyOf={(image) => image.Uuid}
          rows={rows}
          total={total}
          stale={query.isPlaceholderData}
          freshKeys={freshKeys}
          state={state}
          onChange={onChange}
          empty={<ListEmpty state={state} onChange={onChange} total={total} source={source} />}
        />
      )}
    </>
  );
}
