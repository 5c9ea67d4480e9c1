import type { Doubt } from '#contract/failures/doubts.ts';
import { concurrently } from '../../concurrency/concurrently.ts';
import type { ListEnd, ListedImage, ListedRepository, SkippedElement, Take } from '../port.ts';
import { isSize } from '../reading/fieldValues.ts';
import { isAccessoryTag } from '../reading/noImages.ts';
import type { QuayClient } from './client.ts';
import { limits } from './limits.ts';
import type { Child, Manifest } from './manifest.ts';
import { type ManifestReader, manifestReader } from './manifestReader.ts';
import { rowOf } from './row.ts';
import { scanOf } from './scan.ts';
import { walkTags } from './tags.ts';

/** What all tags on one digest have in common. */
type DigestFacts = Pick<ListedImage, 'size' | 'mediaType' | 'platforms' | 'createdAt' | 'scan' | 'scanBlocked'>;

/**
 * Every image of one repository, a row per tag. A public repository shows all of itself to anybody, a
 * private one refuses anybody it does not know: a 200 always shows the whole.
 */
export async function listImages(
  client: QuayClient,
  repository: ListedRepository,
  take: Take<ListedImage>,
): Promise<ListEnd> {
  const row = rowOf(client.target, repository);
  const reader = manifestReader(client, row, repository);
  const doubts = new Set<Doubt>();
  const end = await walkTags(client, row, repository, async (tags, skippedTags) => {
    const digests = [...new Set(tags.map((tag) => tag.digest))];
    const read = await concurrently(digests, limits.callsAtOnce, (digest) => factsOf(reader, digest));
    const factsByDigest = new Map(digests.map((digest, position) => [digest, read[position]]));
    const images: ListedImage[] = [];
    const skipped: SkippedElement[] = [...skippedTags];
    for (const { name, digest, size, setAt } of tags) {
      const facts = factsByDigest.get(digest);
      if (facts === undefined) {
        doubts.add('skipped');
        skipped.push({ where: `${repository.namespace}/${repository.name}:${name}`, reason: 'manifestNotUnderstood' });
      } else if (facts === 'gone') {
        doubts.add('changedWhileRead');
      } else if (facts !== 'noImage' && !isAccessoryTag({ tag: name, ...facts })) {
        images.push({ tag: name, digest, updatedAt: setAt, ...facts, size: facts.size ?? size });
      }
    }
    await take(images, skipped);
  });
  return { doubts: [...new Set([...end.doubts, ...doubts])] };
}

/** Undefined where the manifest was not understood; `gone` where it was deleted since its tag was listed. */
export async function factsOf(
  reader: ManifestReader,
  digest: string,
): Promise<DigestFacts | 'noImage' | 'gone' | undefined> {
  const manifest = await reader.manifest(digest);
  if (manifest === 'missing') return 'gone';
  if (manifest === null) return undefined;
  if (!manifest.isImage) return 'noImage';
  if (manifest.children !== null) return factsOfList(reader, manifest, manifest.children);
  const { size, mediaType, createdAt } = manifest;
  // Which platform it runs on stands in its config, which the API does not show.
  return { size, mediaType, createdAt, platforms: [], ...scanOf([await reader.report(digest)]) };
}

/** Clair looks at the images of a list, not at the attestations beside them. */
export function scannedChildren(children: readonly Child[]): readonly Child[] {
  const runnable = children.filter((child) => child.platform !== null);
  // Older lists do not say what their children run on.
  return runnable.length > 0 ? runnable : children;
}

/** A child that is missing makes the size unknown: what one would have to pull is not known then. */
async function factsOfList(
  reader: ManifestReader,
  { mediaType }: Manifest,
  children: readonly Child[],
): Promise<DigestFacts> {
  const runnable = children.filter((child) => child.platform !== null);
  const images = scannedChildren(children);
  const manifests = await concurrently(children, limits.callsAtOnce, ({ digest }) => reader.manifest(digest));
  const reports = await concurrently(images, limits.callsAtOnce, ({ digest }) => reader.report(digest));
  const present = manifests.filter((manifest) => manifest !== 'missing').filter((manifest) => manifest !== null);
  const sizes = present.map(({ size }) => size).filter((size) => size !== null);
  const sum = sizes.reduce((whole, size) => whole + size, 0);
  const times = present.map(({ createdAt }) => createdAt).filter((time) => time !== null);
  return {
    size: sizes.length === children.length && isSize(sum) ? sum : null,
    mediaType,
    platforms: [...new Set(runnable.map(({ platform }) => platform).filter((platform) => platform !== null))],
    createdAt: times.length > 0 ? Math.max(...times) : null,
    ...scanOf(reports),
  };
}
