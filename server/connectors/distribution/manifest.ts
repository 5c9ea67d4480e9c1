import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { DeclaredBase } from '../imageContent.ts';
import { declaredBaseIn } from '../reading/declaredBase.ts';
import { isDigest, isSize, parseMediaType, platformName } from '../reading/fieldValues.ts';
import { isImageIndexType, isImageManifest, isImageManifestType } from '../reading/noImages.ts';
import { type ContentPlace, contentError } from './contentError.ts';
import { limits } from './limits.ts';

/** How one part of an image names another. */
export interface Descriptor {
  readonly digest: string;
  readonly size: number;
  readonly mediaType: string;
}

/** One of the images of an index. */
export interface IndexEntry extends Descriptor {
  /** Null where the index does not say. */
  readonly platform: string | null;
}

/** A manifest as it was read; `noImage`: a chart, a signature or the like. */
export type Manifest =
  | { readonly kind: 'noImage' }
  | {
      readonly kind: 'image';
      readonly mediaType: string;
      /** As long as its builder wrote it. */
      readonly declaredBase: DeclaredBase | null;
      readonly config: Descriptor;
      readonly layers: readonly Descriptor[];
    }
  | { readonly kind: 'index'; readonly mediaType: string; readonly entries: readonly IndexEntry[] };

const text = z.optional(z.nullable(z.string()));
const descriptor = z.object({ digest: z.string(), size: z.optional(z.number()), mediaType: text });
const annotations = z.optional(z.nullable(z.record(z.string(), z.unknown())));
const manifestSchema = z.object({
  schemaVersion: z.number(),
  mediaType: text,
  artifactType: text,
  // What nobody needs in order to run it keeps no image from being read.
  annotations: z.catch(annotations, null),
  config: z.optional(z.nullable(descriptor)),
  layers: z.optional(z.nullable(z.array(descriptor))),
  manifests: z.optional(
    z.nullable(
      z.array(
        z.extend(descriptor, {
          artifactType: text,
          annotations,
          platform: z.optional(z.nullable(z.object({ os: text, architecture: text, variant: text }))),
        }),
      ),
    ),
  ),
});
type Body = z.infer<typeof manifestSchema>;

const oldFormat = /^application\/vnd\.docker\.distribution\.manifest\.v1\+/;

/** Reads a manifest whose bytes are proven by its digest. Throws ImageContentFailure. */
export function readManifest(response: RegistryResponse, place: ContentPlace): Manifest {
  const told = mediaTypeOf(response);
  // Its digest is that of its payload without the signatures: there is nothing to compare with.
  if (oldFormat.test(told)) throw contentError('oldFormat', place);
  if (response.digest !== place.digest) throw contentError('digestMismatch', place);
  const body = response.jsonOrNull(manifestSchema);
  if (body === null) throw contentError('notUnderstood', place);
  if (body.schemaVersion === 1) throw contentError('oldFormat', place);
  const mediaType = parseMediaType(body.mediaType) || told;
  // What is an index to one reader and an image to another is neither.
  if (body.manifests && (body.layers || body.config)) throw contentError('notUnderstood', place);
  if (body.manifests) return readIndex(body, body.manifests, mediaType, place);
  return readImageManifest(body, mediaType, place);
}

/** The type that the answer is labelled with. */
export function mediaTypeOf(response: RegistryResponse): string {
  return parseMediaType((response.header('content-type') ?? '').split(';', 1)[0]?.trim());
}

function readImageManifest(
  { artifactType, annotations, config, layers }: Body,
  mediaType: string,
  place: ContentPlace,
): Manifest {
  const types = { artifactType, config: config?.mediaType, layers: (layers ?? []).map((layer) => layer.mediaType) };
  if (!isImageManifest(types)) return { kind: 'noImage' };
  if (mediaType !== '' && !isImageManifestType(mediaType)) throw contentError('unknownType', place, { mediaType });
  if (!config) throw contentError('notUnderstood', place);
  if ((layers ?? []).length > limits.layers) throw contentError('tooManyLayers', place);
  return {
    kind: 'image',
    mediaType,
    declaredBase: declaredBaseIn(annotations ?? {}),
    config: checked(config, place),
    layers: (layers ?? []).map((layer) => checked(layer, place)),
  };
}

type Entries = NonNullable<Body['manifests']>;

function readIndex({ artifactType }: Body, entries: Entries, mediaType: string, place: ContentPlace): Manifest {
  if (entries.length > limits.indexEntries) throw contentError('tooLarge', place);
  if (!isImageManifest({ artifactType })) return { kind: 'noImage' };
  if (mediaType !== '' && !isImageIndexType(mediaType)) throw contentError('unknownType', place, { mediaType });
  const images = entries.filter(
    (entry) => isImageManifest({ artifactType: entry.artifactType }) && !isAttestation(entry),
  );
  if (images.length === 0) return { kind: 'noImage' };
  if (images.some((entry) => isImageIndexType(entry.mediaType ?? ''))) throw contentError('nestedIndex', place);
  return {
    kind: 'index',
    mediaType,
    entries: images.map((entry) => ({ ...checked(entry, place), platform: platformName(entry.platform) })),
  };
}

/** What BuildKit puts beside each image: for no platform, and labelled as what it is. */
function isAttestation({ platform, annotations }: Entries[number]): boolean {
  if (annotations?.['vnd.docker.reference.type'] !== undefined) return true;
  return platform?.os === 'unknown' && platform.architecture === 'unknown';
}

function checked({ digest, size, mediaType }: z.infer<typeof descriptor>, place: ContentPlace): Descriptor {
  if (!isDigest(digest) || size === undefined || !isSize(size)) throw contentError('notUnderstood', place);
  return { digest, size, mediaType: parseMediaType(mediaType) };
}
