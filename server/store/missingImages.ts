import type { Center } from '#contract/center.ts';
import { limits } from '#contract/limits.ts';
import type { Database } from '../db/database.ts';

/** Images of a registry that a complete listing lacks, and that are kept until it is decided about them. */
export interface MissingImages {
  readonly count: number;
  /** Since when the first of them is missing. */
  readonly since: number;
  /** How many of them somebody keeps, though they are not listed. */
  readonly kept: number;
}

/** The missing images of every registry of a data centre that has any, by its id. */
export async function missingImagesIn(database: Database, center: Center): Promise<Map<number, MissingImages>> {
  const rows = await database.read
    .selectFrom('registries')
    .innerJoin('images', 'images.registry_id', 'registries.id')
    .where('registries.center', '=', center)
    .where('images.not_listed_since', 'is not', null)
    .select((select) => [
      'registries.id',
      select.fn.countAll<number>().as('count'),
      select.fn.min<number>('images.not_listed_since').as('since'),
      select.fn.sum<number>('images.missing_kept').as('kept'),
    ])
    .groupBy('registries.id')
    .execute();
  return new Map(rows.map(({ id, ...missing }) => [id, missing]));
}

/** When the second listing is due that decides about them; null where nothing waits for one. */
export async function secondLookAt(database: Database, registryId: number): Promise<number | null> {
  const row = await database.write
    .selectFrom('images')
    .select((select) => select.fn.min<number | null>('not_listed_since').as('since'))
    .where('registry_id', '=', registryId)
    .where('not_listed_since', 'is not', null)
    .where('missing_kept', '=', 0)
    .executeTakeFirst();
  return row?.since == null ? null : row.since + limits.secondLookMs;
}
