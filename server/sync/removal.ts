import type { Database } from '../db/database.ts';
import type { ListingScope } from './imageWriter.ts';

/** Rows read and deleted in one statement: short enough that other writers hardly wait. */
const portion = 1_000;

/**
 * Deletes the images and repositories that a complete listing no longer saw; returns how many images. With
 * `repositoryId` it was that repository's listing alone, and only its images can go.
 * Never call it after a listing that was not complete: what it did not see may still be there.
 */
export async function removeUnlisted(
  database: Database,
  { runId, registryId }: ListingScope,
  repositoryId: number | null,
): Promise<number> {
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
      .$if(repositoryId !== null, (query) => query.where('repository_id', '=', repositoryId))
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
  // A repository without images stays until the registry itself no longer lists it.
  if (repositoryId !== null) return removed;
  await database.write
    .deleteFrom('repositories')
    .where('registry_id', '=', registryId)
    .where('listed_run', '<>', runId)
    .execute();
  return removed;
}
