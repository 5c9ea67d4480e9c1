import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError } from '../../domain/registryError.ts';
import type { ImageListing, ListedImage, ListedRepository, SkippedElement } from '../port.ts';
import { isSize } from '../reading/fieldValues.ts';
import { isAccessoryTag } from '../reading/noImages.ts';
import type { QuayClient } from './client.ts';
import { limits } from './limits.ts';
import type { Child, Manifest } from './manifest.ts';
import { type ManifestReader, manifestReader } from './manifestReader.ts';
import { rowOf } from './row.ts';
import { scanOf } from './scan.ts';
import { listTags } from './tags.ts';

/** What all tags on one digest have in common. */
type DigestFacts = Pick<ListedImage, 'size' | 'mediaType' | 'platforms' | 'createdAt' | 'scan' | 'scanBlocked'>;

/**
 * Every image of one repository, a row per tag. A public repository shows all of itself to anybody, a
 * private one refuses anybody it does not know: a 200 always shows the whole.
 */
export async function listImages(client: QuayClient, repository: ListedRepository): Promise<ImageListing> {
  const row = rowOf(client.target, repository);
  const list = await listTags(client, row, repository);
  const reader = manifestReader(client, row, repository);
  const digests = [...new Set(list.tags.map((tag) => tag.digest))];
  const read = await concurrently(digests, limits.callsAtOnce, (digest) => factsOf(reader, digest));
  const factsByDigest = new Map(digests.map((digest, position) => [digest, read[position]]));

  const images: ListedImage[] = [];
  const skipped: SkippedElement[] = [...list.skipped];
  for (const { name, digest, size, setAt } of list.tags) {
    const facts = factsByDigest.get(digest);
    if (facts === undefined) {
      skipped.push({ where: `${repository.namespace}/${repository.name}:${name}`, reason: 'manifestNotUnderstood' });
    } else if (facts !== 'noImage' && !isAccessoryTag({ tag: name, ...facts })) {
      images.push({ tag: name, digest, updatedAt: setAt, ...facts, size: facts.size ?? size });
    }
  }
  return { images, skipped };
}

/** Undefined where the manifest was not understood. */
export async function factsOf(reader: ManifestReader, digest: string): Promise<DigestFacts | 'noImage' | undefined> {
  const manifest = await reader.manifest(digest);
  // Its tag was listed a moment ago.
  if (manifest === 'missing') throw answerError('changedWhileRead', 404);
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
