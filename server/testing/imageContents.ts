import type { ImageContent, LayerContent, PlatformContent } from '../connectors/imageContent.ts';
import type { MaskedContent } from '../inspection/inspectedImage.ts';
import { digest, noon } from './storedImages.ts';

const manifestType = 'application/vnd.oci.image.manifest.v1+json';

/** A layer that is the same wherever the same sign fills its digest. */
export function layer(fill: string, changes: Partial<LayerContent> = {}): LayerContent {
  const mediaType = 'application/vnd.oci.image.layer.v1.tar+gzip';
  return { digest: digest(fill), diffId: digest(`${fill}0`), size: 100, mediaType, ...changes };
}

interface PlatformChanges extends Partial<Omit<PlatformContent, 'config'>> {
  readonly config?: Partial<PlatformContent['config']>;
}

/** One image that runs, of no layers unless said otherwise. */
export function platformContent({ config, ...changes }: PlatformChanges = {}): PlatformContent {
  return {
    platform: 'linux/amd64',
    digest: digest('a'),
    mediaType: manifestType,
    size: 1_000,
    createdAt: noon,
    author: '',
    declaredBase: null,
    config: {
      user: '',
      env: [],
      entrypoint: [],
      cmd: [],
      workingDir: '',
      labels: {},
      exposedPorts: [],
      volumes: [],
      stopSignal: '',
      healthCheck: null,
      ...config,
    },
    layers: [],
    history: [],
    isShortened: false,
    ...changes,
  };
}

/** What a digest names: one image, or an index of several; with nothing in it that had to be masked. */
export function imageContent(
  platforms: readonly PlatformContent[],
  changes: Partial<Omit<ImageContent, 'platforms'>> = {},
): MaskedContent {
  const content: ImageContent = {
    mediaType: manifestType,
    size: platforms.reduce((sum, { size }) => sum + size, 0),
    createdAt: noon,
    platforms,
    absentPlatforms: [],
    platformsLeftOut: 0,
    ...changes,
  };
  return content as MaskedContent;
}
