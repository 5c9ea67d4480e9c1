import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import { isDigest, isSize, parseMediaType, platformName } from '../reading/fieldValues.ts';
import { isImageManifest } from '../reading/noImages.ts';
import { limits } from './limits.ts';

/** One image of a manifest list; `platform` is null for the attestation of a build. */
export interface Child {
  readonly digest: string;
  readonly platform: string | null;
}

export interface Manifest {
  /** False for charts, signatures and whatever else lives in a registry without being an image. */
  readonly isImage: boolean;
  readonly mediaType: string;
  /** Bytes of the layers; null for a manifest list, and where Quay does not say. */
  readonly size: number | null;
  /** When the newest layer was made; ms since 1970. */
  readonly createdAt: number | null;
  /** Null where it is no manifest list. */
  readonly children: readonly Child[] | null;
}

const text = z.optional(z.nullable(z.string()));
const size = z.optional(z.nullable(z.number()));

const answerSchema = z.object({
  is_manifest_list: z.optional(z.nullable(z.boolean())),
  /** JSON in a string. */
  manifest_data: z.string(),
  config_media_type: text,
  /** From 3.11 on. */
  layers_compressed_size: size,
  layers: z.optional(z.nullable(z.array(z.object({ compressed_size: size, created_datetime: text })))),
});
type Answer = z.infer<typeof answerSchema>;

const dataSchema = z.object({
  mediaType: text,
  artifactType: text,
  layers: z.optional(z.nullable(z.array(z.object({ mediaType: text })))),
  manifests: z.optional(
    z.nullable(
      z.array(
        z.object({
          digest: z.string(),
          artifactType: text,
          platform: z.optional(z.nullable(z.object({ os: text, architecture: text, variant: text }))),
        }),
      ),
    ),
  ),
});
type Data = z.infer<typeof dataSchema>;

/** Null where the answer is no manifest as Quay describes them. */
export function readManifest(response: RegistryResponse): Manifest | null {
  const answer = response.jsonOrNull(answerSchema);
  const data = answer === null ? null : dataIn(answer.manifest_data);
  if (answer === null || data === null) return null;
  const isList = answer.is_manifest_list ?? Boolean(data.manifests);
  const children = isList ? (data.manifests ?? []) : null;
  if (children && (children.length > limits.children || !children.every(({ digest }) => isDigest(digest)))) return null;
  return {
    isImage: isImage(answer, data),
    mediaType: parseMediaType(data.mediaType),
    size: isList ? null : sizeOf(answer),
    createdAt: newestLayerOf(answer),
    children: children?.map((child) => ({ digest: child.digest, platform: platformName(child.platform) })) ?? null,
  };
}

function dataIn(json: string): Data | null {
  try {
    const parsed = z.safeParse(dataSchema, JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The oldest images have no config at all; a list may be one of things that are none. */
function isImage({ config_media_type: config }: Answer, { artifactType, layers, manifests }: Data): boolean {
  if (manifests?.length && !manifests.some(isImageManifest)) return false;
  return isImageManifest({ artifactType, config, layers: layers?.map(({ mediaType }) => mediaType) });
}

function sizeOf({ layers, layers_compressed_size: whole }: Answer): number | null {
  const sizes = (layers ?? []).map((layer) => layer.compressed_size ?? Number.NaN);
  const sum = whole ?? (sizes.length > 0 ? sizes.reduce((total, one) => total + one, 0) : Number.NaN);
  return isSize(sum) ? sum : null;
}

function newestLayerOf({ layers }: Answer): number | null {
  const times = (layers ?? []).map((layer) => Date.parse(layer.created_datetime ?? '')).filter((time) => time > 0);
  return times.length === 0 ? null : Math.max(...times);
}
