import { Button, Result, Skeleton, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { limits } from '#contract/limits.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import type { LinkRules } from '../../../ui/urlState/linkRules.ts';
import { useUrlParams, withParams } from '../../../ui/urlState/useUrlParams.ts';
import type { OnScan } from '../list/actions/ListActions.ts';
import type { ListSource } from '../list/listSource.ts';
import { isId } from '../list/state/criterionValues.ts';
import { listRules } from '../list/state/listState.ts';
import { useListState } from '../list/state/useListState.ts';
import { RepositoryActions } from './RepositoryActions.tsx';
import { RepositoryHeader } from './RepositoryHeader.tsx';
import { RepositoryImages } from './RepositoryImages.tsx';
import styles from './repository.module.css';
import { VanishedImages } from './VanishedImages.tsx';

interface RepositoryPageProps {
  repoId: string;
  source: ListSource;
  /** The list of all images. */
  back: To;
  onScan: OnScan;
}

/** While images come in, one wants to watch; else now and then is enough. */
const refetchEvery = { syncing: 2000, idle: 30_000 };

/** Each request for its images names the repository too, which is a criterion like any other. */
const mostFilters = limits.criteria - 1;

/** What an address may say of the page. */
export function repositoryRules(params: URLSearchParams): LinkRules {
  return { ...listRules(params, mostFilters), tab: (value) => value === 'images' || value === 'vanished' };
}

/** One repository: its risk at a glance, its images, and those that vanished. */
export default function RepositoryPage({ repoId, source, back, onScan }: RepositoryPageProps) {
  const { t } = useTranslation(['repository', 'images']);
  const refetchInterval = source.syncing ? refetchEvery.syncing : refetchEvery.idle;
  const { repository, missing, error, retry } = useRepository(repoId, refetchInterval);
  const wrongId = !isId(repoId);
  const [params, setParams] = useUrlParams();
  const [state, change] = useListState(mostFilters);
  const tab = params.get('tab') === 'vanished' ? 'vanished' : 'images';
  const showTab = (key: string) =>
    // Each tab has its own pages.
    setParams((current) => withParams(current, { tab: key === 'vanished' ? key : null, page: null }));
  const name = repository === undefined ? t('title') : repositoryPath(repository.RepoNamespace, repository.RepoName);
  return (
    <div className={styles.page}>
      <PageHeader
        path={[t('images:path.assetCenter'), t('images:path.containerAssets')]}
        title={name}
        actions={
          <>
            <Link to={back}>{t('back')}</Link>
            {repository !== undefined && (
              <RepositoryActions
                repository={repository}
                onScan={({ RepoId }) => onScan({ what: 'repositories', repoIds: [RepoId] })}
              />
            )}
          </>
        }
      />
      {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      {repository === undefined && !missing && !wrongId && error === null && (
        <Skeleton active title={false} paragraph={{ rows: 4 }} />
      )}
      {repository !== undefined && <RepositoryHeader repository={repository} state={state} onChange={change} />}
      {wrongId ? (
        <Result status="info" title={t('wrongId.title')} subTitle={t('wrongId.text')} />
      ) : missing && tab === 'images' ? (
        <Result
          status="info"
          title={t('missing.title')}
          subTitle={t('missing.text')}
          extra={<Button onClick={() => showTab('vanished')}>{t('missing.vanished')}</Button>}
        />
      ) : (
        <Tabs
          activeKey={tab}
          destroyOnHidden
          onChange={showTab}
          items={[
            {
              key: 'images',
              label: t('tab.images'),
              children: (
                <RepositoryImages
                  onScan={onScan}
                  repoId={repoId}
                  state={state}
                  onChange={change}
                  source={source}
                  room={mostFilters - state.criteria.length}
                  refetchInterval={refetchInterval}
                />
              ),
            },
            { key: 'vanished', label: t('tab.vanished'), children: <VanishedImages repoId={repoId} /> },
          ]}
        />
      )}
    </div>
  );
}

/** One repository; `missing` once it is known that there is none of this id. */
function useRepository(repoId: string, refetchInterval: number) {
  const query = useActionQuery(
    'DescribeImageRepoDetailList',
    { Criteria: JSON.stringify([{ name: 'repoId', value: repoId }]) },
    { refetchInterval, enabled: isId(repoId) },
  );
  const repository = query.data?.ImageRepoResponses.find(({ RepoId }) => RepoId === repoId);
  return {
    repository,
    missing: query.data !== undefined && repository === undefined,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}
