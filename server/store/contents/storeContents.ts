import type { Kysely } from 'kysely';
import type { ImageContent, LayerContent, PlatformContent } from '../../connectors/imageContent.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';
import type { MaskedContent } from '../../inspection/inspectedImage.ts';
import { linkChains } from '../chains/linkChains.ts';
import { configurationText, labelTexts } from './contentTexts.ts';
import { digestBytes } from './digestBytes.ts';
import { stepTimes } from './stepTimes.ts';
import { halfHash, idsByHash, storeTexts } from './storedTexts.ts';

/** What a digest of a registry turned out to be. */
export interface DigestContent {
  readonly digest: string;
  readonly content: MaskedContent;
}

/**
 * Stores what is inside of images. A manifest is what its digest names, so what was stored of it, for whichever registry, stays.
 * The digests must not have been marked as taken in yet: their layers are counted when they are.
 */
export async function storeContents(transaction: Kysely<Tables>, images: readonly DigestContent[]): Promise<void> {
  const platforms = images.flatMap(({ content }) => content.platforms);
  const ids = await storePlatforms(transaction, platforms);
  await forEachRow(
    transaction,
    `insert into digest_platforms (digest, position, platform, child, content_id) values (?, ?, ?, ?, ?)
     on conflict do update set content_id = coalesce(content_id, excluded.content_id)`,
    images.flatMap(({ digest, content }) =>
      platformsOf(content).map(({ platform, digest: named }, position) => [
        digestBytes(digest),
        position,
        platform,
        named === digest ? null : digestBytes(named),
        ids.get(named) ?? null,
      ]),
    ),
  );
}

/** Present and absent ones in the order of the index. */
function platformsOf({ platforms, absentPlatforms }: ImageContent): { platform: string; digest: string }[] {
  const ordered: { platform: string; digest: string }[] = [...platforms];
  for (const absent of absentPlatforms) ordered.splice(absent.position, 0, absent);
  return ordered;
}

/** Returns the ids of all, also of those that were there, by their digests. */
async function storePlatforms(
  transaction: Kysely<Tables>,
  platforms: readonly PlatformContent[],
): Promise<ReadonlyMap<string, number>> {
  const byDigest = new Map(platforms.map((platform) => [platform.digest, platform]));
  const known = await contentIds(transaction, [...byDigest.keys()]);
  const added = [...byDigest.values()].filter(({ digest }) => !known.has(digest));
  if (added.length === 0) return known;
  const texts = await storeTexts(transaction, new Set(added.flatMap(textsOf)));
  const layers = await storeLayers(
    transaction,
    added.flatMap((platform) => platform.layers),
  );
  const chains = await linkChains(transaction, added);
  const textId = (text: string) => texts.get(text) ?? 0;
  await forEachRow(
    transaction,
    `insert into contents (digest, size, created_at, config_id, labels, layers, steps, step_times, is_shortened,
       chain_id)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    added.map((platform) => [
      digestBytes(platform.digest),
      platform.size,
      platform.createdAt,
      textId(configurationText(platform)),
      JSON.stringify(labelTexts(platform).map(textId)),
      JSON.stringify(platform.layers.map((layer) => layers.get(keyOf(layer)) ?? 0)),
      JSON.stringify(
        platform.history.map(({ createdBy, isEmpty }) => (isEmpty ? -textId(createdBy) : textId(createdBy))),
      ),
      JSON.stringify(stepTimes(platform.history)),
      platform.isShortened,
      chains.get(platform.digest) ?? null,
    ]),
  );
  return new Map([
    ...known,
    ...(await contentIds(
      transaction,
      added.map(({ digest }) => digest),
    )),
  ]);
}

function textsOf(platform: PlatformContent): string[] {
  return [configurationText(platform), ...labelTexts(platform), ...platform.history.map(({ createdBy }) => createdBy)];
}

async function contentIds(transaction: Kysely<Tables>, digests: readonly string[]): Promise<Map<string, number>> {
  const rows = await forEachRow<{ id: number; hex: string }>(
    transaction,
    'select id, lower(hex(digest)) as hex from contents where digest = ?',
    digests.map((digest) => [digestBytes(digest)]),
  );
  return new Map(rows.map(({ id, hex }) => [`sha256:${hex}`, id]));
}

async function storeLayers(
  transaction: Kysely<Tables>,
  layers: readonly LayerContent[],
): Promise<ReadonlyMap<string, number>> {
  const byKey = new Map(layers.map((layer) => [keyOf(layer), layer]));
  const all = [...byKey].map(([key, layer]) => ({ key, ...layer, hash: halfHash(key) }));
  await forEachRow(
    transaction,
    'insert into layers (hash, digest, diff_id, size) values (?, ?, ?, ?) on conflict do nothing',
    all.map(({ hash, digest, diffId, size }) => [hash, digestBytes(digest), digestBytes(diffId), size]),
  );
  const ids = await idsByHash(transaction, 'layers', all);
  return new Map(all.map(({ key }, position) => [key, ids[position] ?? 0]));
}

const keyOf = ({ digest, diffId, size }: LayerContent) => `${digest} ${diffId} ${size}`;
