import type { Doubt } from '#contract/failures/doubts.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListEnd, ListedImage, ListedRepository, PageSink, SkippedElement } from '../port.ts';
import { isAccessoryTag } from '../reading/noImages.ts';
import type { QuayClient } from './client.ts';
import { platformsOf } from './imageFacts.ts';
import { limits } from './limits.ts';
import { type ManifestReader, manifestReader } from './manifestReader.ts';
import { rowOf } from './row.ts';
import { type Tag, walkTags } from './tags.ts';

/** What a list of tags tells of those that are no index: enough to know one that belongs to another image by its name. */
const untold = { mediaType: '', platforms: [] } as const;
const plainManifest = 'application/vnd.oci.image.manifest.v1+json';

/**
 * Every image of one repository, a row per tag. A public repository shows all of itself to anybody, a private one refuses
 * anybody it does not know: a 200 always shows the whole. Each call costs Quay 0.3 s of a processor: beside the list of tags
 * only an index is looked at, by one, as its platforms tell it from one of signatures.
 */
export async function listImages(
  client: QuayClient,
  repository: ListedRepository,
  take: PageSink<ListedImage>,
): Promise<ListEnd> {
  const row = rowOf(client.target, repository);
  const reader = manifestReader(client, row, repository);
  const doubts = new Set<Doubt>();
  const end = await walkTags(client, row, repository, async (tags, skippedTags) => {
    const lists = await indexesOf(reader, tags);
    const images: ListedImage[] = [];
    const skipped: SkippedElement[] = [...skippedTags];
    for (const { name, digest, size, isList, setAt } of tags) {
      const index = isList ? lists.get(digest) : untold;
      if (index === undefined) {
        doubts.add('skipped');
        skipped.push({ where: `${repository.namespace}/${repository.name}:${name}`, reason: 'manifestNotUnderstood' });
      } else if (index === 'gone') {
        doubts.add('changedWhileRead');
      } else if (index !== 'noImage' && !isAccessoryTag({ tag: name, ...index, ...(isList ? {} : plain) })) {
        images.push({
          ...index,
          tag: name,
          digest,
          size,
          createdAt: null,
          updatedAt: setAt,
          scan: 'unavailable',
          factsUnread: true,
        });
      }
    }
    await take(images, skipped);
  });
  return { doubts: [...new Set([...end.doubts, ...doubts])] };
}

const plain = { mediaType: plainManifest } as const;

type Index = Pick<ListedImage, 'mediaType' | 'platforms'> | 'noImage' | 'gone' | undefined;

/** The indexes among these tags, by digest; undefined where one was not understood, `gone` where it was deleted meanwhile. */
async function indexesOf(reader: ManifestReader, tags: readonly Tag[]): Promise<ReadonlyMap<string, Index>> {
  const digests = [...new Set(tags.filter(({ isList }) => isList).map(({ digest }) => digest))];
  const read = await concurrently(digests, limits.callsAtOnce, async (digest): Promise<Index> => {
    const manifest = await reader.manifest(digest);
    if (manifest === 'missing') return 'gone';
    if (manifest === null) return undefined;
    if (!manifest.isImage) return 'noImage';
    return { mediaType: manifest.mediaType, platforms: platformsOf(manifest.children ?? []) };
  });
  return new Map(digests.map((digest, position) => [digest, read[position]]));
}
