import type { ListedImage } from '../port.ts';

/**
 * What lives in a registry beside images, and is none: signatures, attestations, SBOMs, charts, modules. Told by what a
 * kind of registry shows of it: the name of its tag, its type, its configuration, its layers.
 */

/** cosign, before it used the referrers of OCI 1.1: the digest that it belongs to, and what it is; `cosign` before 0.6. */
const cosignTag = /^sha(?:256|384|512)-[0-9a-f]{64,128}\.(?:sig|att|sbom|cosign)$/;
/** OCI distribution 1.1, "Referrers Tag Schema": the index of what belongs to a digest, where a registry keeps none itself. */
const referrersTag = /^sha(?:256|384|512)-[0-9a-f]{64}$/;

const imageConfigs = new Set([
  'application/vnd.docker.container.image.v1+json',
  'application/vnd.oci.image.config.v1+json',
  // Early Docker clients pushed images with one of these.
  'application/octet-stream',
  'application/json',
  'text/html',
]);
const imageIndexes = new Set([
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.index.v1+json',
]);
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const imageManifests = new Set([
  'application/vnd.docker.distribution.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v1+prettyjws',
  'application/vnd.docker.distribution.manifest.v2+json',
  ociManifest,
]);
/** Whatever its compression or encryption; also layers that stay where they came from. */
const imageLayer = /^application\/vnd\.(?:docker\.(?:container\.)?image\.rootfs\.|oci\.image\.layer\.)/;

/** Whether a type is that of an index of images. */
export function isImageIndexType(mediaType: string): boolean {
  return imageIndexes.has(mediaType);
}

/** Whether a type is that of one image's manifest. */
export function isImageManifestType(mediaType: string): boolean {
  return imageManifests.has(mediaType);
}

/** Whether the name of a tag says that it belongs to an image. An index of platforms, or what is no index, lists no referrers. */
export function isAccessoryTag({ tag, mediaType, platforms }: Pick<ListedImage, 'tag' | 'mediaType' | 'platforms'>) {
  if (cosignTag.test(tag)) return true;
  return referrersTag.test(tag) && platforms.length === 0 && (mediaType === '' || imageIndexes.has(mediaType));
}

type Type = string | null | undefined;

/** Types as a registry tells them; '' or null for what it does not tell, which says nothing. */
interface ManifestTypes {
  readonly artifactType?: Type;
  readonly config?: Type;
  readonly layers?: readonly Type[] | null | undefined;
}

/**
 * Whether a manifest, or an index, of these types is that of an image. A signature may well have the configuration of an
 * image: then its layers tell. One without layers is an image made `FROM scratch`.
 */
export function isImageManifest({ artifactType, config, layers }: ManifestTypes): boolean {
  if (![artifactType, config].every(isImageType)) return false;
  return !layers?.length || layers.some((layer) => !layer || imageLayer.test(layer));
}

function isImageType(type: Type): boolean {
  return !type || imageConfigs.has(type) || imageIndexes.has(type) || imageManifests.has(type);
}

/**
 * Whether a configuration is the one that cosign writes for what it attaches: one of an image in form, made at no time for
 * no system. OCI demands both of an image; Docker's own format knows images without.
 */
export function isEmptyConfig(mediaType: Type, config: { os?: Type; architecture?: Type; created?: Type }): boolean {
  const { os, architecture, created } = config;
  return mediaType === ociManifest && os === '' && architecture === '' && (created ?? '').startsWith('0001-');
}
