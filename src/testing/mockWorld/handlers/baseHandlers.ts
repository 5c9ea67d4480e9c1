import type { BaseRow, BaseSortKey } from '#contract/images/bases.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { baseRows } from '../content/bases.ts';
import { comparedConfig, comparedFindings, comparedLayers } from '../content/comparison.ts';
import { pageOf, type SortValue, sortRows } from '../state/listing.ts';
import { withIntakeError } from '../state/registryState.ts';
import { reportStateOf } from '../state/reportState.ts';
import { currentImages } from '../state/scanState.ts';
import type { World } from '../state/world.ts';

const sorts: Record<BaseSortKey, (row: BaseRow) => SortValue> = {
  // The worst first: a high finding weighs more than any number of lower ones.
  InheritedVulCount: ({ InheritedBySeverity: { Critical, High }, InheritedVulCount }) =>
    (Critical + High) * 1_000_000 + InheritedVulCount,
  ImageCount: (row) => row.ImageCount,
  OutdatedImageCount: (row) => row.OutdatedImageCount,
  ClearedVulCount: (row) => row.ClearedVulCount,
  RepoName: (row) => `${row.RepoNamespace}/${row.RepoName}:${row.Tag}`,
};

/** What images are built on, and how two of them differ. */
export function baseHandlers(world: World) {
  return [
    mockAction('DescribeBaseImages', ({ params, center }) => {
      const images = currentImages(world, center);
      const page = pageOf(
        sortRows(
          baseRows(images, params),
          sorts[params.SortBy ?? 'InheritedVulCount'],
          params.SortOrder ?? 'desc',
          ({ RepoName, Tag }) => `${RepoName}:${Tag}`,
        ),
        params,
      );
      return {
        BaseImages: page.rows,
        PageInfo: page.PageInfo,
        BasedImages: images.filter(({ BaseImage }) => BaseImage !== undefined).length,
        TakenInImages: images.filter(({ IntakeState }) => IntakeState === 'DONE').length,
        Counting: false,
      };
    }),
    mockAction('DescribeImageComparison', ({ params, center, translate }) => {
      const images = currentImages(world, center);
      const find = (uuid: string) => {
        const found = images.find(({ Uuid }) => Uuid === uuid);
        if (found === undefined) throw new Refusal('NotFound');
        return found;
      };
      const [image, other] = [find(params.Uuid), find(params.OtherUuid)];
      const [state, otherState] = [reportStateOf(world, image), reportStateOf(world, other)];
      const Platforms = image.Platforms.filter((platform) => other.Platforms.includes(platform));
      const takenIn = image.IntakeState === 'DONE' && other.IntakeState === 'DONE';
      return {
        Image: withIntakeError(image, world.now(), translate),
        Other: withIntakeError(other, world.now(), translate),
        Platforms,
        ReportState: state,
        OtherReportState: otherState,
        ...(state === 'imported' && otherState === 'imported' ? { Findings: comparedFindings(image, other) } : {}),
        ...(takenIn
          ? {
              Platform: Platforms.find((platform) => platform === params.Platform) ?? Platforms[0],
              Layers: comparedLayers(image, other, images),
              Config: comparedConfig(image, other),
              BuildRisks: { Came: [], Went: [], StayedCount: 0 },
            }
          : {}),
      };
    }),
  ];
}
