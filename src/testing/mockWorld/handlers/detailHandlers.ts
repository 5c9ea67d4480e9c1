import type { RiskLevel } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { baseFacts } from '../content/bases.ts';
import { createChance } from '../content/chance.ts';
import { contentFacts } from '../content/contentFacts.ts';
import { seedOf } from '../content/reports.ts';
import { pageOf } from '../state/listing.ts';
import { expectedIntake, withIntakeError } from '../state/registryState.ts';
import { reportStateOf } from '../state/reportState.ts';
import { currentImages } from '../state/scanState.ts';
import type { World } from '../state/world.ts';

const day = 86_400_000;

/** One image in full, and what a repository lost. */
export function detailHandlers(world: World) {
  return [
    mockAction('DescribeImageDetail', ({ params, center, translate }) => {
      const images = currentImages(world, center);
      const image = images.find(({ Uuid }) => Uuid === params.Uuid);
      if (image === undefined) throw new Refusal('NotFound');
      const registry = world.registries[center].find(({ row }) => row.Id === image.RegistryId);
      const seen = Number(image.ImageUpdate);
      const index = image.Platforms.length > 1;
      return {
        Image: withIntakeError(image, world.now(), translate),
        MediaType: `application/vnd.oci.image.${index ? 'index' : 'manifest'}.v1+json`,
        FirstSeenTime: seen,
        LastSeenTime: world.now() - 14 * 60_000,
        IntakeExpected: registry && expectedIntake(registry, image.Uuid, world.now()),
        SharedTags: images.filter((other) => other.Digest === image.Digest && other.Uuid !== image.Uuid).map(nameOf),
        ReportState: reportStateOf(world, image),
        Scanner: image.RegistryType === 'quay' ? 'Clair v4.7' : 'Trivy v0.58',
        ...baseFacts(image, images),
        ...contentFacts(image, images, params.Platform),
      };
    }),
    mockAction('DescribeVanishedImages', ({ params }) => {
      const chance = createChance(seedOf(params.RepoId));
      const now = world.now();
      const gone = Array.from({ length: chance.below(7) }, (_, index) => {
        const vanished = now - (index * 9 + 1 + chance.below(6)) * day;
        return {
          Tag: chance.share() < 0.2 ? '' : `1.${chance.below(9)}.${chance.below(9)}`,
          Digest: `sha256:${chance.hex(64)}`,
          RiskLevel: chance.pick<RiskLevel>(['high', 'medium', 'low', 'none']),
          VulCount: chance.below(40),
          FirstSeenTime: vanished - chance.below(60) * day,
          VanishedTime: vanished,
        };
      });
      const page = pageOf(gone, params);
      return { VanishedImages: page.rows, PageInfo: page.PageInfo };
    }),
  ];
}

function nameOf({ Uuid, RepoNamespace, RepoName, Tag }: ImageRow) {
  return { Uuid, RepoNamespace, RepoName, Tag };
}
