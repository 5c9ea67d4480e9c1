import { lazy, Suspense, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepositoryRow } from '#contract/images/images.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { toListAnswer } from './ListAnswer.ts';
import { ListFrame, type ListProps } from './ListFrame.tsx';
import { repositoriesRequest } from './listRequests.ts';
import { inView } from './listState.ts';
import type { ListActions } from './rows/ListActions.ts';
import { fitsOneScan } from './rows/scanScope.ts';
import { useSynchronize } from './rows/useSynchronize.ts';
import { readPreferences } from './settings/listPreferences.ts';
import { useRepositoryColumns } from './useRepositoryColumns.tsx';

interface RepositoryListProps extends ListProps {
  actions: ListActions;
}

/** Nobody has ticked a row before the first rows are there. */
const SelectionBar = lazy(() => import('./selection/SelectionBar.tsx'));

const keyOf = (repository: RepositoryRow) => repository.RepoId;
const nameOf = ({ RepoNamespace, RepoName }: RepositoryRow) => `${RepoNamespace}/${RepoName}`;

/** The repositories view; a row leads to its page and to its images. */
export function RepositoryList({ refetchInterval, actions, ...frame }: RepositoryListProps) {
  const { t } = useTranslation('images');
  const { state, onChange } = frame;
  const synchronize = useSynchronize();
  const onView = useCallback(
    ({ RepoId }: RepositoryRow, only?: 'riskStatus' | 'vulStatus') =>
      onChange((before) => ({
        ...inView(before, 'images', readPreferences('images').size),
        criteria: [
          { name: 'repoId', value: RepoId, join: 'AND' },
          ...(only === undefined ? [] : [{ name: only, value: 'YES', join: 'AND' as const }]),
        ],
      })),
    [onChange],
  );
  const columns = useRepositoryColumns({ actions, onView });
  const query = useActionQuery('DescribeImageRepoDetailList', repositoriesRequest(state), {
    refetchInterval,
    keepPrevious: true,
  });
  return (
    <ListFrame<RepositoryRow>
      {...frame}
      label={t('list.repositories')}
      columns={columns}
      keyOf={keyOf}
      nameOf={nameOf}
      answer={toListAnswer(query, (data) => data.ImageRepoResponses)}
      criterionName={() => undefined}
      selectionBar={({ rows, clear }) => (
        <Suspense>
          <SelectionBar
            count={rows.size}
            scanHint={fitsOneScan([...rows.keys()]) ? null : t('selection.tooMany')}
            onScan={actions.onScan && (() => actions.onScan?.({ what: 'repositories', repoIds: [...rows.keys()] }))}
            onSynchronize={() => synchronize(rows.values())}
            onClear={clear}
          />
        </Suspense>
      )}
    />
  );
}
