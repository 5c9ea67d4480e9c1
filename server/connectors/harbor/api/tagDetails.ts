import * as z from 'zod/mini';
import type { SkippedElement } from '../../port.ts';
import { isDigest, isSize, isTag, parseTime, platformNames } from '../../reading/fieldValues.ts';
import { isAccessoryTag } from '../../reading/noImages.ts';
import { readScanOverview } from '../reports/scanOverview.ts';
import type { ImagesRead } from './api.ts';
import { tagDetailSchema } from './schemas.ts';

/** The row of one 1.x tag. 1.x lists tags only (no untagged image, no index) and does not say the media type. */
export function readTagDetail(raw: unknown, where: string): ImagesRead | SkippedElement {
  const parsed = z.safeParse(tagDetailSchema, raw);
  if (!parsed.success) return { where, reason: 'notUnderstood' };
  const tag = parsed.data;
  if (!isTag(tag.name)) return { where, reason: 'tagUnusable' };
  if (!isDigest(tag.digest)) return { where, reason: 'notSha256' };
  if (typeof tag.size === 'number' && !isSize(tag.size)) return { where, reason: 'sizeUnusable' };
  const image = {
    tag: tag.name,
    digest: tag.digest,
    size: tag.size ?? null,
    mediaType: '',
    platforms: platformNames([tag]),
    createdAt: parseTime(tag.created),
    updatedAt: parseTime(tag.push_time),
    scan: readScanOverview(tag.scan_overview),
  };
  return { key: tag.name, images: isAccessoryTag(image) ? [] : [image], skipped: [] };
}
