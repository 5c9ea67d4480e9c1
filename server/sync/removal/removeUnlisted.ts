import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import type { RunScope } from '../runs/runRepository.ts';
import { recordVanished } from './vanishedImages.ts';

/** Rows read and deleted in one statement: short enough that other writers hardly wait. */
const portion = 1_000;

/**
 * Deletes the images and repositories that a complete listing no longer saw, and counts them in its run. With
 * `repositoryId` it was that repository's listing alone, and only its images can go.
 * Never call it after a listing that was not complete: what it did not see may still be there. Stopped between two
 * portions it throws the signal's reason, and a resumed run goes on.
 */
export async function removeUnlisted(
  database: Database,
  { runId, registryId }: RunScope,
  repositoryId: number | null,
  now: number,
  signal: AbortSignal,
): Promise<void> {
  let lastId = 0;
  for (;;) {
    signal.throwIfAborted();
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
    // Together, so that a kill in the middle leaves no image uncounted.
    await database.write.transaction().execute(async (transaction) => {
      await recordVanished(transaction, ids, now);
      await transaction.deleteFrom('images').where('id', 'in', ids).execute();
      await transaction
        .updateTable('sync_runs')
        .set({ images_removed: sql`images_removed + ${ids.length}` })
        .where('id', '=', runId)
        .execute();
    });
  }
  // A repository without images stays until the registry itself no longer lists it.
  if (repositoryId !== null) return;
  await removeUnlistedRepositories(database, runId, registryId);
}

async function removeUnlistedRepositories(database: Database, runId: number, registryId: number): Promise<void> {
  for (let lastId = 0; ; ) {
    const unlisted = await database.read
      .selectFrom('repositories')
      .select('id')
      .where('registry_id', '=', registryId)
      .where('listed_run', '<>', runId)
      .where('id', '>', lastId)
      .orderBy('id')
      .limit(portion)
      .execute();
    const last = unlisted.at(-1);
    if (last === undefined) return;
    lastId = last.id;
    const ids = unlisted.map(({ id }) => id);
    await database.write.deleteFrom('repositories').where('id', 'in', ids).execute();
  }
}
