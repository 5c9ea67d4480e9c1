import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError, scanError } from '../../domain/registryError.ts';
import type { ImageFacts, ListedImage } from '../port.ts';
import { isSize } from '../reading/fieldValues.ts';
import { FindingsReader } from '../reading/findings.ts';
import { limits } from './limits.ts';
import type { Child, Manifest } from './manifest.ts';
import type { ManifestReader } from './manifestReader.ts';
import type { Report } from './reports/report.ts';
import { scanOf } from './reports/scan.ts';

/** What the list of tags leaves open of one image, or that it is none. ImageScanFailure imageGone, RegistryFailure unexpectedAnswer. */
export async function readFacts(reader: ManifestReader, digest: string): Promise<ImageFacts | 'noImage'> {
  const manifest = await understood(reader, digest);
  if (!manifest.isImage) return 'noImage';
  const { children } = manifest;
  const scanned = children === null ? [digest] : scannedChildren(children).map((child) => child.digest);
  const [own, scan] = await Promise.all([
    children === null ? factsOf(manifest) : factsOfList(reader, manifest, children),
    readScan(reader, scanned),
  ]);
  return { ...own, ...scan };
}

/** The same of one whose content is known already. */
export async function readScannedFacts(reader: ManifestReader, platforms: readonly string[]): Promise<ImageFacts> {
  return { size: null, mediaType: '', platforms: [], createdAt: null, ...(await readScan(reader, platforms)) };
}

async function readScan(reader: ManifestReader, digests: readonly string[]) {
  const findings = new FindingsReader();
  const reports = await concurrently(digests, limits.callsAtOnce, (each) => reader.report(each, findings));
  return { ...scanOf(reports), report: reports.some(isRead) ? findings.report('Clair') : null };
}

/** The manifest of a digest. Its tag was listed a moment ago: what is not there any more was deleted. */
export async function understood(reader: ManifestReader, digest: string): Promise<Manifest> {
  const manifest = await reader.manifest(digest);
  if (manifest === 'missing') throw scanError('imageGone');
  if (manifest === null) throw answerError('unexpectedAnswer', 200);
  return manifest;
}

/** Clair looks at the images of a list, not at the attestations beside them. */
export function scannedChildren(children: readonly Child[]): readonly Child[] {
  const runnable = children.filter((child) => child.platform !== null);
  // Older lists do not say what their children run on.
  return runnable.length > 0 ? runnable : children;
}

export function platformsOf(children: readonly Child[]): string[] {
  return [...new Set(children.map(({ platform }) => platform).filter((platform) => platform !== null))];
}

function isRead({ kind }: Report): boolean {
  return kind === 'scanned';
}

type OwnFacts = Pick<ListedImage, 'size' | 'mediaType' | 'platforms' | 'createdAt'>;

/** Which platform it runs on stands in its config, which the API does not show. */
function factsOf({ size, mediaType, createdAt }: Manifest): OwnFacts {
  return { size, mediaType, createdAt, platforms: [] };
}

/** A child that is missing makes the size unknown: what one would have to pull is not known then. */
async function factsOfList(
  reader: ManifestReader,
  { mediaType }: Manifest,
  children: readonly Child[],
): Promise<OwnFacts> {
  const manifests = await concurrently(children, limits.callsAtOnce, ({ digest }) => reader.manifest(digest));
  const present = manifests.filter((manifest) => manifest !== 'missing').filter((manifest) => manifest !== null);
  const sizes = present.map(({ size }) => size).filter((size) => size !== null);
  const sum = sizes.reduce((whole, size) => whole + size, 0);
  const times = present.map(({ createdAt }) => createdAt).filter((time) => time !== null);
  return {
    size: sizes.length === children.length && isSize(sum) ? sum : null,
    mediaType,
    platforms: platformsOf(children),
    createdAt: times.length > 0 ? Math.max(...times) : null,
  };
}
