import { imageRiskLevelNumber } from '#contract/enums.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { pageInfo } from '../../domain/paging.ts';
import { riskRank } from '../../domain/risk/risk.ts';
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
    async DescribeImageStatistics(_request, context) {
      const [totals, risks] = await Promise.all([images.totalsByRank(context), images.withOpenRisks(context)]);
      return {
        InstanceCount: sum(totals, () => true),
        RiskInstanceCount: sum(totals, (rank) => rank >= riskRank.low),
        SecretInstanceCount: risks.secrets,
        BuildRiskInstanceCount: risks.medium,
      };
    },

    async DescribeImageRiskLevelStatistic(_request, context) {
      const totals = await images.totalsByRank(context);
      const levels = (['high', 'medium', 'low', 'none'] as const).map((level) => ({
        ImageRiskLevel: imageRiskLevelNumber[level],
        Cnt: totals.get(riskRank[level]) ?? 0,
      }));
      return { ImageRiskLevelList: levels };
    },

    async DescribeCountScannedImage(_request, context) {
      return { ScannedCount: sum(await images.totalsByRank(context), (rank) => rank >= riskRank.none) };
    },

    async DescribeCountNotScannedImage(_request, context) {
      return { NotScannedCnt: sum(await images.totalsByRank(context), (rank) => rank < riskRank.none) };
    },

    async DescribeImageRepoDetailList(request, context) {
      const { rows, total } = await repositories.list(context, request);
      return { ImageRepoResponses: rows.map(repositoryRow), PageInfo: pageInfo(request, rows.length, total) };
    },

    async DescribeImageInstances(request, context) {
      const { rows, total } =
        request.Uuids === undefined ? await images.list(context, request) : await images.named(context, request.Uuids);
      const open = await openScans.of(rows);
      return {
        ImageInstanceList: rows.map((row) => imageRow(row, context.translate, open.get(imageKey(row)))),
        PageInfo: pageInfo(request, rows.length, total),
      };
    },

    async DescribeImageCriteria({ Value }, context) {
      return criteria.ofImages(context, Value);
    },

    async DescribeImageRepoCriteria({ Value }, context) {
      return criteria.ofRepositories(context, Value);
    },
  };
}
