import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { type RepositoryRow, repositorySortKeys } from '#contract/images.ts';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx';
import { useErrorToast } from '../../../ui/useErrorToast.tsx';
import { toListRequest } from './criteriaFacts.ts';
import { FilterChips } from './FilterChips.tsx';
import type { ListProps } from './ImageList.tsx';
import { ListEmpty } from './ListEmpty.tsx';
import { ListTable } from './ListTable.tsx';
import styles from './list.module.css';
import type { ListCriterion } from './listState.ts';
import { useFreshRows } from './useFreshRows.ts';
import { repositoryListWidth, useRepositoryColumns } from './useRepositoryColumns.tsx';

/** The repositories view; a row leads to its images. */
export function RepositoryList({ state, onChange, source, refetchInterval, controls }: ListProps) {
  const { t } = useTranslation('images');
  const { message } = App.useApp();
  const showError = useErrorToast();
  const synchronize = useActionMutation('RefreshContainerAssets');
  const columns = useRepositoryColumns({
    onView: ({ RepoId }: RepositoryRow) =>
      onChange({
        view: 'images',
        criteria: [{ name: 'repoId', value: RepoId }],
        join: 'AND',
        scanned: null,
        sort: null,
        page: 1,
      }),
    onSynchronize: ({ RegistryId, RepoId, RepoNamespace, RepoName }: RepositoryRow) =>
      synchronize.mutate(
        { AssetType: 'IMAGE', RegistryId, RepoId },
        {
          onSuccess: () => message.success(t('synchronizing', { repository: `${RepoNamespace}/${RepoName}` })),
          onError: showError,
        },
      ),
  });
  const sortBy = repositorySortKeys.find((key) => key === state.sort?.key);
  const params = {
    ...toListRequest(state),
    ...(sortBy === undefined ? {} : { SortBy: sortBy, SortOrder: state.sort?.order }),
  };
  const query = useActionQuery('DescribeImageRepoDetailList', params, { refetchInterval, keepPrevious: true });
  const rows = query.data?.ImageRepoResponses;
  const total = query.data?.PageInfo.TotalCount ?? 0;
  const keys = query.isPlaceholderData ? null : (rows?.map(({ RepoId }) => RepoId) ?? null);
  const freshKeys = useFreshRows(JSON.stringify(params), keys);

  const nameOf = ({ name, value }: ListCriterion) =>
    name === 'instanceId' ? rows?.find(({ InstanceId }) => InstanceId === value)?.RegistryName : undefined;
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
          label={t('list.repositories')}
          columns={columns}
          width={repositoryListWidth}
          keyOf={(repository) => repository.RepoId}
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
