import type { ResponseOf } from '#contract/actions/actions.ts';
import type { ImageConfig, ImageHistoryStep, ImageLayer } from '#contract/images/imageContents.ts';
import {
  layersOfSteps,
  readablePlatforms,
  type StoredContent,
  type StoredPlatform,
  usualPlatform,
} from '../../../store/contents/readContents.ts';

type ContentFields = Pick<
  ResponseOf<'DescribeImageDetail'>,
  | 'Platforms'
  | 'PlatformsLeftOut'
  | 'Platform'
  | 'PlatformDigest'
  | 'Layers'
  | 'History'
  | 'Config'
  | 'DeclaredBase'
  | 'Shortened'
>;

/** The platform that is shown: what was asked for by name or digest, else linux/amd64, else the first that the registry has. */
export function shownPlatform(
  platforms: readonly StoredPlatform[],
  asked: string | undefined,
): StoredPlatform | undefined {
  const present = readablePlatforms(platforms);
  const named = (name: string | undefined) => present.find(({ platform }) => platform === name);
  return present.find(({ digest }) => digest === asked) ?? named(asked) ?? named(usualPlatform) ?? present[0];
}

/** What is inside of an image as the wire has it; `sharing`: images with each layer, by the layer's id. */
export function contentFields(
  platforms: readonly StoredPlatform[],
  leftOut: number,
  shown: StoredPlatform,
  content: StoredContent,
  sharing: ReadonlyMap<number, number>,
): ContentFields {
  const made = layersOfSteps(content);
  const { declaredBase: base } = content;
  return {
    Platforms: platforms.map(({ platform, digest, size, isPresent }) => ({
      Platform: platform,
      Digest: digest,
      Size: size ?? undefined,
      Present: isPresent,
    })),
    PlatformsLeftOut: leftOut,
    Platform: shown.platform,
    PlatformDigest: shown.digest,
    Layers: content.layers.map(({ id, digest, diffId, size }, position): ImageLayer => {
      const step = made === null ? undefined : content.history[made.indexOf(position)];
      const others = (sharing.get(id) ?? 0) - 1;
      return {
        Digest: digest,
        DiffId: diffId,
        Size: size,
        Command: step?.command ?? '',
        SharedImageCount: Math.max(0, others),
      };
    }),
    History: content.history.map(({ command, isEmpty, createdAt }, step): ImageHistoryStep => {
      const layer = content.layers[made?.[step] ?? -1];
      return {
        Command: command,
        LayerDigest: isEmpty ? '' : layer?.digest,
        CreatedTime: createdAt ?? undefined,
      };
    }),
    Config: configOf(content),
    DeclaredBase: base === null ? undefined : { Name: base.name, Digest: base.digest },
    Shortened: content.isShortened,
  };
}

function configOf({ configuration, labels, createdAt }: StoredContent): ImageConfig {
  const { user, entrypoint, cmd, envNames, exposedPorts, volumes, workingDir, stopSignal, healthCheck, author } =
    configuration;
  return {
    User: user,
    Entrypoint: [...entrypoint],
    Cmd: [...cmd],
    EnvNames: [...envNames],
    ExposedPorts: [...exposedPorts],
    Labels: labels,
    Volumes: [...volumes],
    WorkingDir: workingDir,
    StopSignal: stopSignal,
    HealthCheck: healthCheck === null ? undefined : [...healthCheck],
    Created: createdAt ?? undefined,
    Author: author,
  };
}
