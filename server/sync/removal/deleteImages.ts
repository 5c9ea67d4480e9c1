import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { recordVanished } from './vanishedImages.ts';

/** Rows deleted in one transaction: short enough that other writers hardly wait. */
const batchSize = 1_000;

export interface Deletion {
  readonly database: Database;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** The run that counts them; null where a person removes them. */
  readonly runId: number | null;
}

/**
 * Deletes images, and keeps what is told of those that vanished. Stopped between two batches it throws the signal's reason,
 * and who comes next goes on.
 */
export async function deleteImages({ database, now, signal, runId }: Deletion, ids: readonly number[]): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    signal.throwIfAborted();
    const some = ids.slice(start, start + batchSize);
    // Together, so that a kill in the middle leaves no image uncounted.
    await database.write.transaction().execute(async (transaction) => {
      await recordVanished(transaction, some, now());
      await transaction.deleteFrom('images').where('id', 'in', some).execute();
      if (runId === null) return;
      await transaction
        .updateTable('sync_runs')
        .set({ images_removed: sql`images_removed + ${some.length}` })
        .where('id', '=', runId)
        .execute();
    });
  }
}

/** Deletes those of the repositories that hold no image any more. */
export async function deleteEmptyRepositories({ database, signal }: Deletion, ids: readonly number[]): Promise<void> {
  for (let start = 0; start < ids.length; start += batchSize) {
    signal.throwIfAborted();
    await database.write
      .deleteFrom('repositories')
      .where('id', 'in', ids.slice(start, start + batchSize))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('images').select('id').whereRef('images.repository_id', '=', 'repositories.id'))),
      )
      .execute();
  }
}
