import type { ResponseOf } from '#contract/actions/actions.ts';
import type { ImageBaseFields } from '#contract/images/baseImage.ts';
import type { ActionHandlers } from '../../../domain/access/requestContext.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { ActionError } from '../../../domain/actionError.ts';
import { pageInfo } from '../../../domain/paging.ts';
import { riskLevelOf } from '../../../domain/risk/risk.ts';
import { imageRow } from '../../../query/images/imageView.ts';
import { imageKey, type OpenScans } from '../../../query/images/openScans.ts';
import type { ImageRecord } from '../../../store/imageRef.ts';
import type { ReportRepository } from '../reportRepository.ts';
import { reportStateOf } from '../reportState.ts';
import type { ImageDetailRepository } from './imageDetailRepository.ts';

export interface ImageDetailActionsOptions {
  readonly details: ImageDetailRepository;
  readonly reports: ReportRepository;
  readonly openScans: OpenScans;
  /** What it is built on, of the platform that is shown. */
  readonly baseOf: (
    visibility: Visibility,
    image: ImageRecord,
    content: Pick<ResponseOf<'DescribeImageDetail'>, 'PlatformDigest' | 'DeclaredBase'>,
  ) => Promise<ImageBaseFields>;
  /** When a waiting image's turn to be taken in is expected; null where no limit says. */
  readonly intakeTurnOf: (image: Pick<ImageRecord, 'registry_id' | 'digest'>) => Promise<number | null>;
  /** Hears that somebody looks at an image. */
  readonly onOpened: (image: ImageRecord) => void;
}

export function imageDetailActions({
  details,
  reports,
  openScans,
  baseOf,
  intakeTurnOf,
  onOpened,
}: ImageDetailActionsOptions): Pick<ActionHandlers, 'DescribeImageDetail' | 'DescribeVanishedImages'> {
  return {
    async DescribeImageDetail({ Uuid, Platform }, context) {
      const image = await details.find(context, Uuid);
      if (image === undefined) throw ActionError.of('NotFound');
      onOpened(image);
      const [shared, report, open, turn, content] = await Promise.all([
        details.sharing(image),
        reports.find({ registryId: image.registry_id, digest: image.digest }),
        openScans.of([image]),
        image.intake_state === 0 ? intakeTurnOf(image) : null,
        details.content(context, image, Platform),
      ]);
      return {
        ...content,
        ...(content && (await baseOf(context, image, content))),
        Image: imageRow(image, context.translate, open.get(imageKey(image))),
        MediaType: image.media_type,
        FirstSeenTime: image.first_seen_at,
        LastSeenTime: image.last_seen_at ?? image.first_seen_at,
        IntakeExpected: turn ?? undefined,
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

    async DescribeVanishedImages(request, context) {
      const repositoryId = Number(request.RepoId);
      if (!(await details.hasRepository(context, repositoryId))) throw ActionError.of('NotFound');
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
