import type { Database } from '../db/database.ts';
import type { ListingScope } from './imageWriter.ts';

/** Rows read and deleted in one statement: short enough that other writers hardly wait. */
const portion = 1_000;

/**
 * Deletes the images and repositories that a complete listing no longer saw; returns how many images.
 * Never call it after a listing that was not complete: what it did not see may still be there.
 */
export async function removeUnlisted(database: Database, { runId, registryId }: ListingScope): Promise<number> {
  let removed = 0;
  let lastId = 0;
  for (;;) {
    // By primary key, so that all portions together read the table once.
    const unlisted = await database.read
      .selectFrom('images')
      .select('id')
      .where('registry_id', '=', registryId)
      .where('listed_run', '<>', runId)
      .where('id', '>', lastId)
      .orderBy('id')
      .limit(portion)
      .execute();
    const last = unlisted.at(-1);
    if (last === undefined) break;
    lastId = last.id;
    const ids = unlisted.map((row) => row.id);
    await database.write.deleteFrom('images').where('id', 'in', ids).execute();
    removed += ids.length;
  }
  await database.write
    .deleteFrom('repositories')
    .where('registry_id', '=', registryId)
    .where('listed_run', '<>', runId)
    .execute();
  return removed;
}
