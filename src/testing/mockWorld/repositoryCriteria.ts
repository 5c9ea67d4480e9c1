import type { RepositoryCriteriaName } from '#contract/criteria.ts';
import type { RepositoryRow, RepositorySortKey } from '#contract/images.ts';
import { contains, equals, type Matcher, type SortValue } from './listing.ts';

/** What each criterion of the repository list means, as the server has it. */
export const repositoryMatchers: Record<RepositoryCriteriaName, Matcher<RepositoryRow>> = {
  repoPath: contains((row) => `${row.RepoNamespace}/${row.RepoName}`),
  repoName: contains((row) => row.RepoName),
  repoNamespace: contains((row) => row.RepoNamespace),
  repoId: equals((row) => row.RepoId),
  instanceId: equals((row) => row.InstanceId),
  regionId: equals((row) => row.RegionId),
  registryType: equals((row) => row.RegistryType),
  riskStatus: equals((row) => row.RiskStatus),
  riskLevel: equals((row) => row.RiskLevel),
  vulStatus: equals((row) => row.VulStatus),
  alarmStatus: equals((row) => row.AlarmStatus),
  hcStatus: equals((row) => row.HcStatus),
};

export const repositorySorts: Record<RepositorySortKey, (row: RepositoryRow) => SortValue> = {
  RepoName: (row) => row.RepoName,
  ImageCount: (row) => row.ImageCount,
  HasRiskImageCount: (row) => row.HasRiskImageCount,
  VulCount: (row) => row.VulCount,
  LastSyncTime: (row) => row.LastSyncTime ?? -1,
};
