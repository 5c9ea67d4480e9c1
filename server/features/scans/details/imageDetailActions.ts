import { ActionError } from '../../../domain/actionError.ts';
import { pageInfo } from '../../../domain/paging.ts';
import type { ActionHandlers } from '../../../domain/requestContext.ts';
import { riskLevelOf } from '../../../domain/risk.ts';
import { imageRow } from '../../../query/images/imageView.ts';
import { imageKey, type OpenScans } from '../../../query/images/openScans.ts';
import type { ReportRepository } from '../reports/reportRepository.ts';
import { reportStateOf } from '../reports/reportState.ts';
import type { ImageDetailRepository } from './imageDetailRepository.ts';

export interface ImageDetailActionsOptions {
  readonly details: ImageDetailRepository;
  readonly reports: ReportRepository;
  readonly openScans: OpenScans;
}

export function imageDetailActions({
  details,
  reports,
  openScans,
}: ImageDetailActionsOptions): Pick<ActionHandlers, 'DescribeImageDetail' | 'DescribeVanishedImages'> {
  return {
    async DescribeImageDetail({ Uuid }, { center }) {
      const image = await details.find(center, Uuid);
      if (image === undefined) throw ActionError.of('NotFound');
      const [shared, report, open] = await Promise.all([
        details.sharing(image),
        reports.find({ registryId: image.registry_id, digest: image.digest }),
        openScans.of([image]),
      ]);
      return {
        Image: imageRow(image, open.get(imageKey(image))),
        MediaType: image.media_type,
        FirstSeenTime: image.first_seen_at,
        LastSeenTime: image.last_seen_at ?? image.first_seen_at,
        SharedTags: shared.map((row) => ({
          Uuid: row.uuid,
          RepoNamespace: row.namespace,
          RepoName: row.repository_name,
          Tag: row.tag,
        })),
        ReportState: reportStateOf(image, report, open.size > 0),
        Scanner: report?.scanner ?? '',
      };
    },

    async DescribeVanishedImages(request, { center }) {
      const repositoryId = Number(request.RepoId);
      if (!(await details.hasRepository(center, repositoryId))) throw ActionError.of('NotFound');
      const [rows, total] = await Promise.all([
        details.vanishedPage(repositoryId, request),
        details.vanishedCount(repositoryId),
      ]);
      const vanished = rows.map((row) => ({
        Tag: row.tag,
        Digest: row.digest,
        RiskLevel: riskLevelOf(row.risk_rank),
        VulCount: row.vulnerabilities,
        FirstSeenTime: row.first_seen_at,
        VanishedTime: row.vanished_at,
      }));
      return { VanishedImages: vanished, PageInfo: pageInfo(request, rows.length, total) };
    },
  };
}
