import type { ActionHandlers } from '../../../domain/access/requestContext.ts';
import type { Visibility } from '../../../domain/access/visibility.ts';
import { ActionError } from '../../../domain/actionError.ts';
import { imageRow } from '../../../query/images/imageView.ts';
import { imageKey, type OpenScans } from '../../../query/images/openScans.ts';
import type { ImageFinding } from '../../../store/buildRisks/readFindings.ts';
import { usualPlatform } from '../../../store/contents/readContents.ts';
import type { ImageDetailRepository } from '../details/imageDetailRepository.ts';
import type { ReportRepository } from '../reportRepository.ts';
import { reportStateOf } from '../reportState.ts';
import { comparedConfig, comparedLayers } from './comparedContents.ts';
import type { FindingsOf } from './comparedFindings.ts';
import { comparedRisks } from './comparedRisks.ts';

interface ComparisonActionsOptions {
  readonly details: ImageDetailRepository;
  readonly reports: ReportRepository;
  readonly openScans: OpenScans;
  readonly findingsOf: FindingsOf;
  /** What is wrong with how an image was built. */
  readonly risksOf: (image: {
    readonly registryId: number;
    readonly digest: string;
  }) => Promise<readonly ImageFinding[]>;
}

type Detail = NonNullable<Awaited<ReturnType<ImageDetailRepository['find']>>>;

export function comparisonActions(options: ComparisonActionsOptions): Pick<ActionHandlers, 'DescribeImageComparison'> {
  const { details, reports, openScans, findingsOf, risksOf } = options;

  async function find(visibility: Visibility, uuid: string): Promise<Detail> {
    const image = await details.find(visibility, uuid);
    if (image === undefined) throw ActionError.of('NotFound');
    return image;
  }

  /** As it is shown, and where we stand with its report. */
  async function shown(image: Detail, translate: Parameters<typeof imageRow>[1]) {
    const [report, open] = await Promise.all([
      reports.find({ registryId: image.registry_id, digest: image.digest }),
      openScans.of([image]),
    ]);
    return {
      row: imageRow(image, translate, open.get(imageKey(image))),
      state: reportStateOf(image, report, open.size > 0),
    };
  }

  /** What is inside of both, of a platform that both have; nothing where there is none, or one was not looked into. */
  async function contents(visibility: Visibility, image: Detail, other: Detail, asked: string | undefined) {
    const [here, there] = await Promise.all([details.platforms(image), details.platforms(other)]);
    const Platforms = here.filter((platform) => there.includes(platform));
    const wanted = [asked, usualPlatform].find((name) => name !== undefined && Platforms.includes(name));
    const Platform = wanted ?? Platforms[0];
    if (Platform === undefined) return { Platforms };
    const [one, another, risks, otherRisks] = await Promise.all([
      details.content(visibility, image, Platform),
      details.content(visibility, other, Platform),
      risksOf({ registryId: image.registry_id, digest: image.digest }),
      risksOf({ registryId: other.registry_id, digest: other.digest }),
    ]);
    if (one?.Config === undefined || another?.Config === undefined) return { Platforms };
    return {
      Platforms,
      Platform,
      Layers: comparedLayers(one.Layers ?? [], another.Layers ?? []),
      Config: comparedConfig(one.Config, another.Config),
      BuildRisks: comparedRisks(risks, otherRisks, Platform),
    };
  }

  return {
    async DescribeImageComparison({ Uuid, OtherUuid, Platform }, context) {
      const [image, other] = await Promise.all([find(context, Uuid), find(context, OtherUuid)]);
      const [here, there, inside, findings] = await Promise.all([
        shown(image, context.translate),
        shown(other, context.translate),
        contents(context, image, other, Platform),
        findingsOf(image, other),
      ]);
      return {
        Image: here.row,
        Other: there.row,
        ReportState: here.state,
        OtherReportState: there.state,
        Findings: findings,
        ...inside,
      };
    },
  };
}
