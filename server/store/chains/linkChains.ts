import type { Kysely } from 'kysely';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';
import { chainKeys } from './chainKeys.ts';

/** What a chain is made of, as `PlatformContent` has it. */
export interface LayeredImage {
  readonly digest: string;
  readonly platform: string;
  /** The lowest first. */
  readonly layers: readonly { readonly diffId: string }[];
}

/** Puts the layers of images into the trie of chains; returns the whole chain of each by its digest, null where it has none. */
export async function linkChains(
  transaction: Kysely<Tables>,
  images: readonly LayeredImage[],
): Promise<ReadonlyMap<string, number | null>> {
  const chains = images.map(({ digest, platform, layers }) => ({
    digest,
    keys: chainKeys(
      platform,
      layers.map(({ diffId }) => diffId),
    ),
  }));
  await forEachRow(
    transaction,
    `insert into chains (key, parent_id) values (?1, (select id from chains where key = ?2)) on conflict do nothing`,
    chains.flatMap(({ keys }) => keys.map((key, place) => [key, keys[place - 1] ?? null])),
  );
  const linked = chains.filter(({ keys }) => keys.length > 0);
  const ids = await forEachRow<{ id: number }>(
    transaction,
    'select id from chains where key = ?',
    linked.map(({ keys }) => [keys.at(-1)]),
  );
  return new Map([
    ...chains.map(({ digest }): [string, number | null] => [digest, null]),
    ...linked.map(({ digest }, place): [string, number | null] => [digest, ids[place]?.id ?? null]),
  ]);
}
