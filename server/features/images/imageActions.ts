import { imageRiskLevelNumber } from '#contract/enums.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { ActionHandlers } from '../../domain/requestContext.ts';
import { riskRank } from '../../domain/risk.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';
import { imageRow } from '../../query/images/imageView.ts';
import { imageKey, type OpenScans } from '../../query/images/openScans.ts';
import type { RepositoryListRepository } from '../../query/repositories/repositoryListRepository.ts';
import { repositoryRow } from '../../query/repositories/repositoryView.ts';
import type { CriteriaRepository } from './criteriaRepository.ts';

type ImageActions = Pick<
  ActionHandlers,
  | 'DescribeImageStatistics'
  | 'DescribeImageRiskLevelStatistic'
  | 'DescribeCountScannedImage'
  | 'DescribeCountNotScannedImage'
  | 'DescribeImageRepoDetailList'
  | 'DescribeImageInstances'
  | 'DescribeImageCriteria'
  | 'DescribeImageRepoCriteria'
>;

function sum(totals: ReadonlyMap<number, number>, wanted: (rank: number) => boolean): number {
  return [...totals].reduce((all, [rank, images]) => all + (wanted(rank) ? images : 0), 0);
}

export function imageActions(
  images: ImageListRepository,
  repositories: RepositoryListRepository,
  criteria: CriteriaRepository,
  openScans: OpenScans,
): ImageActions {
  return {
    async DescribeImageStatistics(_request, { center }) {
      const [totals, risks] = await Promise.all([images.totalsByRank(center), images.withOpenRisks(center)]);
      return {
        InstanceCount: sum(totals, () => true),
        RiskInstanceCount: sum(totals, (rank) => rank >= riskRank.low),
        SecretInstanceCount: risks.secrets,
        BuildRiskInstanceCount: risks.medium,
      };
    },

    async DescribeImageRiskLevelStatistic(_request, { center }) {
      const totals = await images.totalsByRank(center);
      const levels = (['high', 'medium', 'low', 'none'] as const).map((level) => ({
        ImageRiskLevel: imageRiskLevelNumber[level],
        Cnt: totals.get(riskRank[level]) ?? 0,
      }));
      return { ImageRiskLevelList: levels };
    },

    async DescribeCountScannedImage(_request, { center }) {
      return { ScannedCount: sum(await images.totalsByRank(center), (rank) => rank >= riskRank.none) };
    },

    async DescribeCountNotScannedImage(_request, { center }) {
      return { NotScannedCnt: sum(await images.totalsByRank(center), (rank) => rank < riskRank.none) };
    },

    async DescribeImageRepoDetailList(request, { center }) {
      const { rows, total } = await repositories.list(center, request);
      return { ImageRepoResponses: rows.map(repositoryRow), PageInfo: pageInfo(request, rows.length, total) };
    },

    async DescribeImageInstances(request, { center, translate }) {
      const { rows, total } =
        request.Uuids === undefined ? await images.list(center, request) : await images.named(center, request.Uuids);
      const open = await openScans.of(rows);
      return {
        ImageInstanceList: rows.map((row) => imageRow(row, translate, open.get(imageKey(row)))),
        PageInfo: pageInfo(request, rows.length, total),
      };
    },

    async DescribeImageCriteria({ Value }, { center }) {
      return criteria.ofImages(center, Value);
    },

    async DescribeImageRepoCriteria({ Value }, { center }) {
      return criteria.ofRepositories(center, Value);
    },
  };
}
