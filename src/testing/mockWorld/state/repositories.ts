import type { RiskLevel } from '#contract/enums.ts';
import type { ImageRow, RepositoryRow } from '#contract/images/images.ts';
import { repositoryRow } from '../../factories/factories.ts';

/** The repositories that hold these images, each with its counts. */
export function repositoriesOf(images: readonly ImageRow[], now: number): RepositoryRow[] {
  const groups = Map.groupBy(images, (image) => `${image.RegistryId}/${image.RepoId}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [repositoryOf(first, group, now)];
  });
}

function repositoryOf(first: ImageRow, images: readonly ImageRow[], now: number): RepositoryRow {
  const atRisk = images.filter((image) => image.RiskStatus === 'YES').length;
  const status = atRisk > 0 ? 'YES' : 'NO';
  return repositoryRow({
    RepoId: first.RepoId,
    InstanceId: first.InstanceId,
    RepoName: first.RepoName,
    RepoNamespace: first.RepoNamespace,
    RegionId: first.RegionId,
    RegistryType: first.RegistryType,
    RegistryId: first.RegistryId,
    RegistryName: first.RegistryName,
    Endpoints: first.Endpoints,
    ImageCount: images.length,
    HasRiskImageCount: atRisk,
    VulCount: images.reduce((sum, image) => sum + image.VulCount, 0),
    RiskStatus: status,
    VulStatus: status,
    RiskLevel: worstOf(images),
    LastSyncTime: now - 14 * 60_000,
    ImageCountByRisk: countByRisk(images),
    RegistryUrl: first.RegistryUrl,
  });
}

function countByRisk(images: readonly ImageRow[]): RepositoryRow['ImageCountByRisk'] {
  const count = (level: RiskLevel) => images.filter((image) => image.RiskLevel === level).length;
  return {
    high: count('high'),
    medium: count('medium'),
    low: count('low'),
    none: count('none'),
    unknown: count('unknown'),
  };
}

const worstFirst: readonly RiskLevel[] = ['high', 'medium', 'low', 'unknown', 'none'];

function worstOf(images: readonly ImageRow[]): RiskLevel {
  return worstFirst.find((level) => images.some((image) => image.RiskLevel === level)) ?? 'unknown';
}
