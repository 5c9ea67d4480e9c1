import { repositoryPath } from '#contract/repositoryPath.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import { pullScope } from '../distribution/access.ts';
import type { ListEnd, ListedImage, ListedRepository, PageSink, SkippedElement } from '../port.ts';
import { isTag } from '../reading/fieldValues.ts';
import { isAccessoryTag, isImageManifest } from '../reading/noImages.ts';
import { refusalOf } from './account.ts';
import type { OciClient } from './ask.ts';
import { limits } from './limits.ts';
import { manifestOf } from './manifests.ts';
import { walkNames } from './names.ts';

/**
 * Every image of one repository, a row per tag. The list names tags alone: what each is on costs a call of its own, also where it
 * is still on the same. What is no image is told by its name and its type, as far as they tell; the rest as it is taken in.
 */
export async function listImages(
  client: OciClient,
  repository: ListedRepository,
  take: PageSink<ListedImage>,
): Promise<ListEnd> {
  const path = repositoryPath(repository.namespace, repository.name);
  let isWhole = true;
  const end = await walkNames(client, {
    path: `/v2/${path}/tags/list`,
    scope: pullScope(path),
    field: 'tags',
    unusable: (tag) => (isTag(tag) ? null : 'tagUnusable'),
    refused: (response) => refusalOf(client, response),
    take: async (tags, skippedTags) => {
      const skipped: SkippedElement[] = [...skippedTags];
      const images: ListedImage[] = [];
      const read = await concurrently(tags, limits.callsAtOnce, (tag) => manifestOf(client, repository, tag));
      for (const [position, tag] of tags.entries()) {
        const manifest = read[position];
        if (manifest === undefined || manifest === 'gone') continue;
        if (typeof manifest === 'string') {
          isWhole = false;
          skipped.push({ where: `${path}:${tag}`, reason: manifest });
        } else if (isImage(tag, manifest.mediaType)) images.push({ ...untold, ...manifest, tag });
      }
      await take(images, skipped);
    },
  });
  return isWhole ? end : { doubts: [...new Set([...end.doubts, 'skipped' as const])] };
}

const untold = {
  size: null,
  platforms: [],
  createdAt: null,
  updatedAt: null,
  scan: null,
  scanBlocked: 'noScanner',
  contentUnread: true,
} as const;

function isImage(tag: string, mediaType: string): boolean {
  return isImageManifest({ artifactType: mediaType }) && !isAccessoryTag({ tag, mediaType, platforms: [] });
}
