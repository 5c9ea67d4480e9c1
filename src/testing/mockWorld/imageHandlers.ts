import type { Center } from '#contract/center.ts';
import type { ImageCriteriaName, RepositoryCriteriaName } from '#contract/criteria.ts';
import { type ImageScanState, imageRiskLevelNumber, type RiskLevel, type SortOrder } from '#contract/enums.ts';
import type { ImageRow, ImageSortKey, RepositoryRow, RepositorySortKey } from '#contract/images.ts';
import { mockAction } from '../mockAction.ts';
import { contains, equals, filterRows, type Matcher, pageOf, type SortValue, sortRows } from './listing.ts';
import { visibleImages } from './registryState.ts';
import { repositoriesOf } from './repositories.ts';
import type { World } from './world.ts';

const riskRank: Record<RiskLevel, number> = { high: 3, medium: 2, low: 1, none: 0, unknown: -1 };

function scanStateOf(row: ImageRow): ImageScanState {
  if (row.ScanBlocked !== undefined) return 'BLOCKED';
  if (row.ScaStatus === undefined) return 'NOT_SCANNED';
  if (row.ScaStatus === 'SUCCESS') return 'SCANNED';
  return row.ScaStatus === 'FAIL' || row.ScaStatus === 'TIMEOUT' ? 'FAILED' : 'SCANNING';
}

const imageMatchers: Record<ImageCriteriaName, Matcher<ImageRow>> = {
  repoName: contains((row) => row.RepoName),
  repoNamespace: contains((row) => row.RepoNamespace),
  tag: contains((row) => row.Tag),
  digest: contains((row) => row.Digest),
  imageId: contains((row) => row.ImageId),
  repoId: equals((row) => row.RepoId),
  instanceId: equals((row) => row.InstanceId),
  regionId: equals((row) => row.RegionId),
  registryType: equals((row) => row.RegistryType),
  riskLevel: equals((row) => row.RiskLevel),
  riskStatus: equals((row) => row.RiskStatus),
  vulStatus: equals((row) => row.VulStatus),
  scanStatus: equals(scanStateOf),
};

const imageSorts: Record<ImageSortKey, (row: ImageRow) => SortValue> = {
  ImageUpdate: (row) => Number(row.ImageUpdate),
  ImageCreate: (row) => Number(row.ImageCreate),
  ImageSize: (row) => Number(row.ImageSize),
  RepoName: (row) => row.RepoName,
  RiskLevel: (row) => riskRank[row.RiskLevel],
  VulCount: (row) => row.VulCount,
  LastScanTime: (row) => row.LastScanTime ?? -1,
};

const repositoryMatchers: Record<RepositoryCriteriaName, Matcher<RepositoryRow>> = {
  repoName: contains((row) => row.RepoName),
  repoNamespace: contains((row) => row.RepoNamespace),
  repoId: equals((row) => row.RepoId),
  instanceId: equals((row) => row.InstanceId),
  regionId: equals((row) => row.RegionId),
  registryType: equals((row) => row.RegistryType),
  riskStatus: equals((row) => row.RiskStatus),
  vulStatus: equals((row) => row.VulStatus),
  riskLevel: equals((row) => row.RiskLevel),
};

const repositorySorts: Record<RepositorySortKey, (row: RepositoryRow) => SortValue> = {
  RepoName: (row) => row.RepoName,
  ImageCount: (row) => row.ImageCount,
  HasRiskImageCount: (row) => row.HasRiskImageCount,
  VulCount: (row) => row.VulCount,
  LastSyncTime: (row) => row.LastSyncTime ?? -1,
};

/** Lists and counts of images and repositories, with the server's meaning of filters and order. */
export function imageHandlers(world: World) {
  const images = (center: Center) =>
    world.registries[center].flatMap((registry) => visibleImages(registry, world.now()));
  const countOf = (center: Center, holds: (row: ImageRow) => boolean) => images(center).filter(holds).length;

  return [
    mockAction('DescribeImageInstances', ({ params, center }) => {
      const scanned = images(center).filter(
        (row) => params.Scanned === undefined || (row.RiskLevel !== 'unknown') === params.Scanned,
      );
      const found = filterRows(scanned, params.Criteria ?? [], params.LogicalExp, imageMatchers);
      const key = imageSorts[params.SortBy ?? 'ImageUpdate'];
      const page = pageOf(
        sortRows(found, key, params.SortOrder ?? 'desc', (row) => row.Uuid),
        params,
      );
      return { ImageInstanceList: page.rows, PageInfo: page.PageInfo };
    }),
    mockAction('DescribeImageRepoDetailList', ({ params, center }) => {
      const rows = repositoriesOf(images(center), world.now());
      const found = filterRows(rows, params.Criteria ?? [], params.LogicalExp, repositoryMatchers);
      const byDefault: SortOrder = params.SortBy === undefined ? 'asc' : 'desc';
      const key =
        params.SortBy === undefined
          ? (row: RepositoryRow) => `${row.RepoNamespace}/${row.RepoName}`
          : repositorySorts[params.SortBy];
      const page = pageOf(
        sortRows(found, key, params.SortOrder ?? byDefault, (row) => row.RepoId),
        params,
      );
      return { ImageRepoResponses: page.rows, PageInfo: page.PageInfo };
    }),
    mockAction('DescribeImageStatistics', ({ center }) => ({
      InstanceCount: countOf(center, () => true),
      RiskInstanceCount: countOf(center, (row) => row.RiskStatus === 'YES'),
    })),
    mockAction('DescribeImageRiskLevelStatistic', ({ center }) => ({
      ImageRiskLevelList: Object.entries(imageRiskLevelNumber).map(([level, number]) => ({
        ImageRiskLevel: number,
        Cnt: countOf(center, (row) => row.RiskLevel === level),
      })),
    })),
    mockAction('DescribeCountScannedImage', ({ center }) => ({
      ScannedCount: countOf(center, (row) => row.RiskLevel !== 'unknown'),
    })),
    mockAction('DescribeCountNotScannedImage', ({ center }) => ({
      NotScannedCnt: countOf(center, (row) => row.RiskLevel === 'unknown'),
    })),
  ];
}
