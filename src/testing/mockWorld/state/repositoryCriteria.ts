import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import type { RepositoryCriteriaName } from '#contract/images/criteria.ts';
import type { RepositoryRow, RepositorySortKey } from '#contract/images/images.ts';
import { riskRank } from './imageCriteria.ts';
import { contains, equals, filterRows, type Matcher, type SortValue } from './listing.ts';
import { matchesRegistryState } from './matchesRegistryState.ts';
import { repositoriesOf } from './repositories.ts';
import { currentImages } from './scanState.ts';
import type { World } from './world.ts';

/** What each criterion of the repository list means, as the server has it. */
const repositoryMatchers: Record<Exclude<RepositoryCriteriaName, 'registryState'>, Matcher<RepositoryRow>> = {
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

/** What the repository list shows with a filter. */
export function listedRepositories(
  world: World,
  center: Center,
  { Criteria = [], LogicalExp }: Pick<ParsedRequestOf<'DescribeImageRepoDetailList'>, 'Criteria' | 'LogicalExp'>,
): readonly RepositoryRow[] {
  const rows = repositoriesOf(currentImages(world, center), world.now());
  return filterRows(rows, Criteria, LogicalExp, {
    ...repositoryMatchers,
    registryState: matchesRegistryState(world, center),
  });
}

export const repositorySorts: Record<RepositorySortKey, (row: RepositoryRow) => SortValue> = {
  RepoName: (row) => row.RepoName,
  RepoNamespace: (row) => `${row.RepoNamespace}/${row.RepoName}`,
  RiskLevel: (row) => riskRank[row.RiskLevel],
  ImageCount: (row) => row.ImageCount,
  HasRiskImageCount: (row) => row.HasRiskImageCount,
  VulCount: (row) => row.VulCount,
  LastSyncTime: (row) => row.LastSyncTime ?? -1,
};
