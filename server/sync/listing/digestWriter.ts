import { type Kysely, sql } from 'kysely';
import type { ListedImage } from '../../connectors/port.ts';
import { forEachRow } from '../../db/forEachRow.ts';
import type { IntakeStateCode } from '../../db/tables/syncTables.ts';
import type { Tables } from '../../db/tables/tables.ts';

/** The digests of some listed images, against what is stored of them. */
export interface ListedDigests {
  stateOf(digest: string): IntakeStateCode;
  /** Listed for the first time: digest and the newest `updated_at` of its images. */
  readonly added: readonly (readonly [digest: string, newestAt: number])[];
  /** Known, but now with a newer image. */
  readonly renewed: readonly (readonly [digest: string, newestAt: number])[];
}

const waiting: IntakeStateCode = 0;

/** Looks all of them up in one query: most of a listing are known. What the registry does not date is new now, where it is new. */
export async function digestsOf(
  transaction: Kysely<Tables>,
  registryId: number,
  images: readonly ListedImage[],
  now: number,
): Promise<ListedDigests> {
  const newest = new Map<string, number>();
  for (const { digest, updatedAt } of images) newest.set(digest, Math.max(newest.get(digest) ?? 0, updatedAt ?? 0));
  const stored = await transaction
    .selectFrom('digests')
    .select(['digest', 'state', 'newest_at'])
    .where('registry_id', '=', registryId)
    .where('digest', 'in', sql<string>`(select value from json_each(${JSON.stringify([...newest.keys()])}))`)
    .execute();
  const known = new Map(stored.map((row) => [row.digest, row]));
  return {
    stateOf: (digest) => known.get(digest)?.state ?? waiting,
    added: [...newest].flatMap(([digest, at]) => (known.has(digest) ? [] : [[digest, at === 0 ? now : at] as const])),
    // 0 is kept: it waits behind all others.
    renewed: [...newest].filter(([digest, at]) => at > (known.get(digest)?.newest_at || Number.POSITIVE_INFINITY)),
  };
}

/**
 * Stores them: what is new waits for its intake. The new ones are counted together, so this belongs where the triggers leave
 * new rows alone (`insertAndCount`).
 */
export async function writeDigests(
  transaction: Kysely<Tables>,
  registryId: number,
  { added, renewed }: ListedDigests,
): Promise<void> {
  await forEachRow(
    transaction,
    'insert into digests (registry_id, digest, newest_at) values (?, ?, ?)',
    added.map(([digest, newestAt]) => [registryId, digest, newestAt]),
  );
  await forEachRow(
    transaction,
    'update digests set newest_at = ?3 where registry_id = ?1 and digest = ?2',
    renewed.map(([digest, newestAt]) => [registryId, digest, newestAt]),
  );
  if (added.length === 0) return;
  await transaction
    .insertInto('digest_totals')
    .values({ registry_id: registryId, state: waiting, digests: added.length })
    .onConflict((conflict) => conflict.doUpdateSet({ digests: sql`digest_totals.digests + ${added.length}` }))
    .execute();
}
