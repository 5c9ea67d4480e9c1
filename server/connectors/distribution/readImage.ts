import { concurrently } from '../../concurrency/concurrently.ts';
import type { AbsentPlatform, ImageContent, PlatformContent } from '../imageContent.ts';
import { readConfiguration } from './configuration.ts';
import { contentError } from './contentError.ts';
import { ImageTexts } from './imageTexts.ts';
import { limits } from './limits.ts';
import { type Descriptor, type IndexEntry, type Manifest, readManifest } from './manifest.ts';
import { fetchBlob, fetchManifest, type PulledRepository } from './repository.ts';

/** What a digest of a repository is made of, read through the distribution API and proven by its digests. Throws ImageContentFailure. */
export async function readImage(repository: PulledRepository, digest: string): Promise<ImageContent | 'noImage'> {
  const place = { part: 'manifest', digest } as const;
  const response = await fetchManifest(repository, place);
  if (response === 'gone') throw contentError('gone', place);
  const manifest = readManifest(response, place);
  if (manifest.kind === 'noImage') return 'noImage';
  if (manifest.kind === 'index') return readPlatforms(repository, manifest, digest);
  const image = await readPlatform(repository, manifest, digest, null);
  if (image === 'noImage') return 'noImage';
  const { mediaType, size, createdAt } = image;
  return { mediaType, size, createdAt, platforms: [image], absentPlatforms: [], platformsLeftOut: 0 };
}

type ManifestOf<Kind extends Manifest['kind']> = Extract<Manifest, { kind: Kind }>;

async function readPlatforms(
  repository: PulledRepository,
  { mediaType, entries }: ManifestOf<'index'>,
  digest: string,
): Promise<ImageContent | 'noImage'> {
  const looked = entries.slice(0, limits.platforms);
  const read = await concurrently(looked, limits.platformsAtOnce, (entry) => readEntry(repository, entry));
  const images = read.filter((platform) => platform !== 'noImage');
  const platforms = images.filter((platform) => 'config' in platform);
  const absentPlatforms = images.flatMap((platform, position) =>
    'config' in platform ? [] : [{ ...platform, position }],
  );
  if (platforms.length === 0 && absentPlatforms.length === 0) return 'noImage';
  if (platforms.length === 0) throw contentError('platformsAbsent', { part: 'index', digest });
  const platformsLeftOut = entries.length - looked.length;
  const isWhole = absentPlatforms.length === 0 && platformsLeftOut === 0;
  const times = platforms.map(({ createdAt }) => createdAt).filter((time) => time !== null);
  return {
    mediaType,
    size: isWhole ? platforms.reduce((sum, { size }) => sum + size, 0) : null,
    createdAt: times.length === 0 ? null : Math.max(...times),
    platforms,
    absentPlatforms,
    platformsLeftOut,
  };
}

async function readEntry(
  repository: PulledRepository,
  { digest, platform }: IndexEntry,
): Promise<PlatformContent | Omit<AbsentPlatform, 'position'> | 'noImage'> {
  const place = { part: 'manifest', digest } as const;
  const response = await fetchManifest(repository, place);
  if (response === 'gone') return { platform: platform ?? '', digest };
  const manifest = readManifest(response, place);
  if (manifest.kind === 'noImage') return 'noImage';
  if (manifest.kind === 'index') throw contentError('nestedIndex', place);
  return readPlatform(repository, manifest, digest, platform);
}

async function readPlatform(
  repository: PulledRepository,
  { mediaType, declaredBase: base, config, layers }: ManifestOf<'image'>,
  digest: string,
  platform: string | null,
): Promise<PlatformContent | 'noImage'> {
  const place = { part: 'configuration', digest: config.digest } as const;
  const texts = new ImageTexts();
  const declaredBase = base && { name: texts.text(base.name), digest: texts.text(base.digest) };
  const configuration = readConfiguration(await fetchBlob(repository, place), mediaType, place, texts);
  if (configuration === 'noImage') return 'noImage';
  const { diffIds, platform: told, ...facts } = configuration;
  return {
    ...facts,
    platform: platform ?? told,
    digest,
    mediaType,
    declaredBase,
    isShortened: texts.isShortened,
    size: sizeOf(layers) + config.size,
    layers: layers.map((layer, position) => ({ ...layer, diffId: diffIds[position] ?? '' })),
  };
}

function sizeOf(layers: readonly Descriptor[]): number {
  return layers.reduce((sum, { size }) => sum + size, 0);
}
