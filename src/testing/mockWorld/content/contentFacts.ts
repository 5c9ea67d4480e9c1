import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ImageConfig, ImageHistoryStep, ImagePlatform } from '#contract/images/imageContents.ts';
import type { ImageRow } from '#contract/images/images.ts';
import { createChance } from './chance.ts';
import { configOf, layersOf, type MockLayer } from './imageContents.ts';
import { seedOf } from './reports.ts';

type ContentFacts = Pick<
  AnswerOf<'DescribeImageDetail'>,
  'Platforms' | 'PlatformsLeftOut' | 'Platform' | 'PlatformDigest' | 'Layers' | 'History' | 'Config' | 'Shortened'
>;

/** What is inside of an image of the demo, of the platform that is asked for; nothing until it was taken in. */
export function contentFacts(image: ImageRow, images: readonly ImageRow[], asked: string | undefined): ContentFacts {
  if (image.IntakeState !== 'DONE') return {};
  const platforms = platformsOf(image);
  const present = platforms.filter(({ Present }) => Present);
  const shown = present.find(({ Platform, Digest }) => asked === Platform || asked === Digest) ?? present[0];
  if (shown === undefined) return {};
  const layers = layersOf({ ...image, Digest: shown.Digest }, images);
  const sharing = sharingOf(images);
  return {
    Platforms: platforms,
    PlatformsLeftOut: 0,
    Platform: shown.Platform,
    PlatformDigest: shown.Digest,
    Layers: layers.map(({ Digest, DiffId, Size, Command }) => ({
      Digest,
      DiffId,
      Size,
      Command,
      SharedImageCount: Math.max(0, (sharing.get(Digest) ?? 1) - 1),
    })),
    History: historyOf(image, layers),
    Config: configFor(image),
    Shortened: false,
  };
}

/** One of an image; of several, now and then one that the registry has not fetched. */
function platformsOf({ Digest, Platforms, ImageSize, RegistryType }: ImageRow): ImagePlatform[] {
  if (Platforms.length === 1) {
    return [{ Platform: Platforms[0] ?? '', Digest, Size: Number(ImageSize), Present: true }];
  }
  const chance = createChance(seedOf(`platforms of ${Digest}`));
  const several = Platforms.map((Platform) => ({
    Platform,
    Digest: `sha256:${chance.hex(64)}`,
    Size: Math.round(Number(ImageSize) * (0.4 + chance.share() / 5)),
    Present: true,
  }));
  if (RegistryType !== 'harbor') return several;
  return [...several, { Platform: 'linux/s390x', Digest: `sha256:${chance.hex(64)}`, Present: false }];
}

function sharingOf(images: readonly ImageRow[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const image of images) {
    if (image.IntakeState !== 'DONE') continue;
    for (const { Digest } of layersOf(image, images)) counts.set(Digest, (counts.get(Digest) ?? 0) + 1);
  }
  return counts;
}

function historyOf({ ImageCreate }: ImageRow, layers: readonly MockLayer[]): ImageHistoryStep[] {
  const CreatedTime = Number(ImageCreate);
  const set = (Command: string): ImageHistoryStep => ({ Command, LayerDigest: '', CreatedTime });
  const [root, ...others] = layers.map(({ Command, Digest }) => ({ Command, LayerDigest: Digest, CreatedTime }));
  return [
    ...(root === undefined ? [] : [root]),
    set('/bin/sh -c #(nop)  CMD ["/bin/sh"]'),
    ...others,
    set('USER 1000:1000'),
    set('ENTRYPOINT ["serve"]'),
  ];
}

function configFor(image: ImageRow): ImageConfig {
  const { Entrypoint, Cmd, ...config } = configOf(image);
  return {
    ...config,
    Entrypoint: JSON.parse(Entrypoint),
    Cmd: JSON.parse(Cmd),
    EnvNames: [...config.EnvNames],
    ExposedPorts: [...config.ExposedPorts],
    Labels: {
      maintainer: `${image.RepoNamespace}@example.com`,
      ...config.Labels,
      'org.opencontainers.image.vendor': 'Example Ltd',
      'org.opencontainers.image.licenses': 'Apache-2.0',
    },
    Volumes: [],
    StopSignal: '',
    Created: Number(image.ImageCreate),
    Author: '',
  };
}
