import { useCenter } from '../../../api/center.ts';

/** The page of one repository; the data centre comes first in every path. */
export function useRepositoryPath(): (repoId: string) => string {
  const center = useCenter();
  return (repoId) => `/${center}/assets/repositories/${encodeURIComponent(repoId)}`;
}
