import { readFileSync } from 'node:fs';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { DeclaredBase, ImageContent } from '../../connectors/imageContent.ts';

/** An image as honest people build it, modelled on what common images do, and what a reviewer would say of it. */
export interface HonestImage {
  readonly name: string;
  readonly platform?: string;
  readonly user?: string;
  readonly declaredBase?: DeclaredBase;
  readonly env?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly healthCheck?: readonly string[];
  readonly history: readonly string[];
  /** Beside what nearly all have: that they run as root, and have no health check. */
  readonly risks?: readonly BuildRiskKey[];
}

/** Sixty of them: databases, runtimes, servers, distributions, images without one, what teams and tools build. */
export const honestImages: readonly HonestImage[] = JSON.parse(
  readFileSync(new URL('honestImages.json', import.meta.url), 'utf8'),
);

export function contentOf({ platform = 'linux/amd64', ...image }: HonestImage): ImageContent {
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  return {
    mediaType,
    size: 0,
    createdAt: null,
    absentPlatforms: [],
    platformsLeftOut: 0,
    platforms: [
      {
        platform,
        digest: `sha256:${'a'.repeat(64)}`,
        mediaType,
        size: 0,
        createdAt: null,
        author: '',
        declaredBase: image.declaredBase ?? null,
        config: {
          user: image.user ?? '',
          env: image.env ?? [],
          entrypoint: image.entrypoint ?? [],
          cmd: image.cmd ?? [],
          workingDir: '',
          labels: image.labels ?? {},
          exposedPorts: image.ports ?? [],
          volumes: [],
          stopSignal: '',
          healthCheck: image.healthCheck ?? null,
        },
        layers: [],
        history: image.history.map((createdBy) => ({
          createdAt: null,
          createdBy,
          comment: createdBy.endsWith('# buildkit') ? 'buildkit.dockerfile.v0' : '',
          isEmpty: false,
        })),
        isShortened: false,
      },
    ],
  };
}
