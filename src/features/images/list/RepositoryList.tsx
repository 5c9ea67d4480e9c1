import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RepositoryRow } from '#contract/images/images.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { lazyPart } from '../../../ui/onDemand/onDemand.ts';
import { fitsOneRequest, type ListActions } from './actions/ListActions.ts';
import { useSynchronize } from './actions/useSynchronize.ts';
import { useRepositoryColumns } from './columns/useRepositoryColumns.tsx';
import { toListAnswer } from './ListAnswer.ts';
import { ListFrame, type ListProps } from './ListFrame.tsx';
import { readPreferences } from './state/listPreferences.ts';
import { repositoriesRequest } from './state/listRequests.ts';
import { switchView } from './state/listState.ts';

interface RepositoryListProps extends ListProps {
  actions: ListActions;
}

/** Nobody has selected a row before the first rows are there. */
const SelectionBar = lazyPart(() => import('./selection/SelectionBar.tsx'));

const keyOf = (repository: RepositoryRow) => repository.RepoId;
const nameOf = ({ RepoNamespace, RepoName }: RepositoryRow) => repositoryPath(RepoNamespace, RepoName);

/** The repositories view; a row leads to its page and to its images. */
export function RepositoryList({ refetchInterval, actions, ...frame }: RepositoryListProps) {
  const { t } = useTranslation('images');
  const { state, onChange } = frame;
  const synchronize = useSynchronize();
  const onView = useCallback(
    ({ RepoId }: RepositoryRow, only?: 'riskStatus' | 'vulStatus') =>
      onChange((before) => ({
        ...switchView(before, 'images', readPreferences('images').size),
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
        <SelectionBar
          count={rows.size}
          scanHint={fitsOneRequest([...rows.keys()]) ? null : t('selection.tooMany')}
          onScan={actions.onScan && (() => actions.onScan?.({ what: 'repositories', repoIds: [...rows.keys()] }))}
          onSynchronize={() => synchronize(rows.values())}
          onClear={clear}
        />
      )}
    />
  );
}
