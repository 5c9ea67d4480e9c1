import * as z from 'zod/mini';
import type { ListedImage, SkippedElement } from '../../port.ts';
import { isDigest, isSize, isTag, parseMediaType, parseTime, platformNames } from '../../reading/fieldValues.ts';
import { isAccessoryTag, isEmptyConfig, isImageManifest } from '../../reading/noImages.ts';
import { readScanOverview } from '../reports/scanOverview.ts';
import type { ImagesRead } from './api.ts';
import { type Artifact, artifactSchema, tagSchema } from './schemas.ts';

/**
 * The rows of one 2.x artifact: one per tag, one with tag '' where it has none. Charts and whatever else is no image are no
 * rows. Harbor hides the signatures that it knows for such; what older ones do not know stands in the list as an image.
 */
export function readArtifact(raw: unknown, where: string): ImagesRead | SkippedElement {
  const parsed = z.safeParse(artifactSchema, raw);
  if (!parsed.success) return { where, reason: 'notUnderstood' };
  const artifact = parsed.data;
  if (!isImage(artifact)) return { key: artifact.digest, images: [], skipped: [] };
  if (!isDigest(artifact.digest)) return { where, reason: 'notSha256' };
  if (typeof artifact.size === 'number' && !isSize(artifact.size)) return { where, reason: 'sizeUnusable' };
  return rowsOf(artifact, where);
}

/** `media_type` is that of the configuration, and of an index its own. */
function isImage({ type, artifact_type, media_type, manifest_media_type, extra_attrs }: Artifact): boolean {
  if (type !== 'IMAGE' || !isImageManifest({ artifactType: artifact_type, config: media_type })) return false;
  return !isEmptyConfig(manifest_media_type, extra_attrs ?? {});
}

function rowsOf(artifact: Artifact, where: string): ImagesRead {
  const row = rowOf(artifact);
  if (!artifact.tags?.length) return { key: artifact.digest, images: [row], skipped: [] };
  const images: ListedImage[] = [];
  const skipped: SkippedElement[] = [];
  for (const raw of artifact.tags) {
    const tag = z.safeParse(tagSchema, raw);
    if (tag.success && isTag(tag.data.name)) {
      const image = { ...row, tag: tag.data.name, updatedAt: parseTime(tag.data.push_time) ?? row.updatedAt };
      if (!isAccessoryTag(image)) images.push(image);
    } else {
      skipped.push({ where, reason: tag.success ? 'tagUnusable' : 'notUnderstood' });
    }
  }
  return { key: artifact.digest, images, skipped };
}

function rowOf(artifact: Artifact): ListedImage {
  return {
    tag: '',
    digest: artifact.digest,
    // Of an index, Harbor's size is already the sum of its children (and the index itself): no call per child.
    size: artifact.size ?? null,
    mediaType: parseMediaType(artifact.manifest_media_type ?? artifact.media_type),
    platforms: platformsOf(artifact),
    createdAt: parseTime(artifact.extra_attrs?.created),
    updatedAt: parseTime(artifact.push_time),
    scan: readScanOverview(artifact.scan_overview),
  };
}

function platformsOf({ references, extra_attrs }: Artifact): string[] {
  return platformNames(references?.length ? references.map((child) => child.platform) : [extra_attrs]);
}
