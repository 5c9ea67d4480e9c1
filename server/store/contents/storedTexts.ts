import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { forEachRow } from '../../db/forEachRow.ts';
import type { Tables } from '../../db/tables/tables.ts';

/** Stores texts that are not there yet; returns the ids of all. */
export async function storeTexts(
  transaction: Kysely<Tables>,
  texts: ReadonlySet<string>,
): Promise<ReadonlyMap<string, number>> {
  const all = [...texts].map((text) => ({ text, hash: halfHash(text) }));
  await forEachRow(
    transaction,
    'insert into texts (hash, text) values (?, ?) on conflict do nothing',
    all.map(({ hash, text }) => [hash, text]),
  );
  const ids = await idsByHash(transaction, 'texts', all);
  return new Map(all.map(({ text }, position) => [text, ids[position] ?? 0]));
}

/** In the given order; each is there. */
export async function idsByHash(
  transaction: Kysely<Tables>,
  table: 'texts' | 'layers',
  of: readonly { readonly hash: Uint8Array }[],
): Promise<number[]> {
  const found = await forEachRow<{ id: number }>(
    transaction,
    `select id from ${table} where hash = ?`,
    of.map(({ hash }) => [hash]),
  );
  return found.map(({ id }) => id);
}

/** By which equal things are found: half of a SHA-256, which nobody finds a second text for. */
export function halfHash(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest().subarray(0, 16));
}
