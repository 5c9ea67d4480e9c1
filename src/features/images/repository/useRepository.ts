import { useActionQuery } from '../../../api/useActionQuery.ts';

/** One repository; `missing` once it is known that there is none of this id. */
export function useRepository(repoId: string, refetchInterval: number) {
  const query = useActionQuery(
    'DescribeImageRepoDetailList',
    { Criteria: JSON.stringify([{ name: 'repoId', value: repoId }]) },
    { refetchInterval },
  );
  const repository = query.data?.ImageRepoResponses.find(({ RepoId }) => RepoId === repoId);
  return {
    repository,
    missing: query.data !== undefined && repository === undefined,
    error: query.data === undefined ? query.error : null,
    retry: () => void query.refetch(),
  };
}
