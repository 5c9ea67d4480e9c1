import { success } from '#contract/images/buildRiskLists.ts';
import { buildRisks } from '#contract/images/buildRisks.ts';
import type { Database } from '../../db/database.ts';
import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { offsetOf, pageInfo } from '../../domain/paging.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';
import { decideRisk } from './decideRisks.ts';
import { imageFindings } from './imageFindings.ts';
import { riskCounts } from './riskCounts.ts';
import { riskImages } from './riskImages.ts';
import { findingRow, riskImageRow, riskNames } from './riskViews.ts';

type BuildRiskActions =
  | 'DescribeImageBuildRiskList'
  | 'DescribeImageListByBuildRisk'
  | 'DescribeImageBuildRiskByKey'
  | 'SetImageBuildRiskStatus';

/** What the actions of build risks and of secrets work with. */
export interface RiskActionOptions {
  readonly database: Database;
  readonly images: ImageListRepository;
  /** Hears that something was decided that is still to be shown on images. */
  readonly onDecided: () => void;
  readonly now: () => number;
}

export function buildRiskActions({
  database,
  images,
  onDecided,
  now,
}: RiskActionOptions): Pick<ActionHandlers, BuildRiskActions> {
  return {
    async DescribeImageBuildRiskList(request, context) {
      const { translate } = context;
      const { Criteria = '', CriteriaType, RiskLevel } = request;
      const rows = (await riskCounts(database, context))
        .map(({ key, images: Count, openImages, repositories, firstAt, lastAt }) => ({
          ...riskNames(key, translate),
          RiskKey: key,
          Count,
          UnprocessedNum: openImages,
          RepositoryCount: repositories,
          Description: translate(`buildRisks:meaning.${key}`),
          Advice: translate(`buildRisks:advice.${key}`),
          FirstScanTime: firstAt,
          LastScanTime: lastAt,
        }))
        .filter((row) => row[CriteriaType].toLowerCase().includes(Criteria.trim().toLowerCase()))
        .filter((row) => RiskLevel === undefined || RiskLevel.includes(row.RiskLevel));
      const List = rows.slice(offsetOf(request), offsetOf(request) + request.PageSize);
      return { ...success, Data: { List, PageInfo: pageInfo(request, List.length, rows.length) } };
    },

    async DescribeImageListByBuildRisk(request, context) {
      const { Criteria, CriteriaType, RiskKey: key, RiskLevel: levels, Status: status } = request;
      const { level } = buildRisks[key];
      if (levels !== undefined && !levels.includes(level)) {
        return { ...success, Data: { List: [], PageInfo: pageInfo(request, 0, 0) } };
      }
      const repository = CriteriaType === 'RepoName' ? { name: Criteria } : { namespace: Criteria };
      const { rows, total } = await riskImages(database, images, context, {
        key,
        status,
        ...repository,
        page: request,
      });
      const List = rows.map(({ image, decision }) => ({
        ...riskImageRow(image, decision, level),
        RegistryName: image.registry_name,
      }));
      return { ...success, Data: { List, PageInfo: pageInfo(request, List.length, total) } };
    },

    async DescribeImageBuildRiskByKey(request, context) {
      const { ImageUuid: uuid, RiskKey: key, Status: status } = request;
      const { counted, stale } = await imageFindings(database, context, now(), { uuid, key, status });
      const end = offsetOf(request) + request.PageSize;
      const page = [...counted.slice(offsetOf(request), end), ...(end >= counted.length ? stale : [])];
      const isBeyond = request.CurrentPage > 1 && offsetOf(request) >= counted.length;
      const List = (isBeyond ? [] : page).map(({ finding, decision }) =>
        findingRow(finding, decision, context.translate),
      );
      return { ...success, Data: { List, PageInfo: pageInfo(request, List.length, counted.length) } };
    },

    async SetImageBuildRiskStatus(request, context) {
      const { ImageUuids: imageUuids, RiskKey: key, Status: status, Scope: scope, Reason: reason } = request;
      const Id = await decideRisk(database, context, now(), { imageUuids, key, status, scope, reason });
      onDecided();
      return { ...success, Data: { Id } };
    },
  };
}
