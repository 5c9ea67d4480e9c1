import type { Center } from '#contract/center.ts';
import { imageRiskLevelNumber, type SortOrder } from '#contract/enums.ts';
import type { ImageRow, RepositoryRow } from '#contract/images/images.ts';
import { mockAction } from '../../mockAction.ts';
import { inheritedOf } from '../content/bases.ts';
import { imageSorts, listedImages } from '../state/imageCriteria.ts';
import { pageOf, sortRows } from '../state/listing.ts';
import { withIntakeError } from '../state/registryState.ts';
import { listedRepositories, repositorySorts } from '../state/repositoryCriteria.ts';
import { hasOpenSecret } from '../state/riskDecisions.ts';
import { currentImages } from '../state/scanState.ts';
import type { World } from '../state/world.ts';

/** Lists and counts of images and repositories, with the server's meaning of filters and order. */
export function imageHandlers(world: World) {
  const images = (center: Center) => currentImages(world, center);
  const countOf = (center: Center, holds: (row: ImageRow) => boolean) => images(center).filter(holds).length;

  return [
    mockAction('DescribeImageInstances', ({ params, center, translate }) => {
      const found = listedImages(world, center, params);
      const key = imageSorts[params.SortBy ?? 'ImageUpdate'];
      const page = pageOf(
        sortRows(found, key, params.SortOrder ?? 'desc', (row) => row.Uuid),
        params,
      );
      const everything = images(center);
      const ImageInstanceList = page.rows.map((row) => ({
        ...withIntakeError(row, world.now(), translate),
        InheritedVulCount: inheritedOf(row, everything)?.length,
      }));
      return { ImageInstanceList, PageInfo: page.PageInfo };
    }),
    mockAction('TakeInFirst', ({ params: { Uuids, ...filter }, center }) => {
      const named = Uuids?.split(',');
      const chosen =
        named === undefined
          ? listedImages(world, center, filter)
          : images(center).filter(({ Uuid }) => named.includes(Uuid));
      return { Data: { Count: new Set(chosen.map(({ Digest }) => Digest)).size } };
    }),
    mockAction('DescribeImageRepoDetailList', ({ params, center }) => {
      const found = listedRepositories(world, center, params);
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
      SecretInstanceCount: images(center).filter((row) => hasOpenSecret(world, center, row)).length,
      BuildRiskInstanceCount: countOf(center, (row) => row.HcStatus === 'YES'),
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
