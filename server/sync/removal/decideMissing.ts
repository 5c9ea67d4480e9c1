import { openTaskStatuses } from '#contract/enums.ts';
import type { Database } from '../../db/database.ts';
import { type Deletion, deleteEmptyRepositories, deleteImages } from './deleteImages.ts';

/** Removes what a registry lists no more, at a person's word; how many. What a listing under way has seen again stays. */
export async function removeMissing(database: Database, registryId: number, now: () => number): Promise<number> {
  const deletion: Deletion = { database, now, signal: new AbortController().signal, runId: null };
  const images = await missing(database, registryId).select(['id', 'repository_id']).execute();
  await deleteImages(
    deletion,
    images.map(({ id }) => id),
  );
  await deleteEmptyRepositories(deletion, [...new Set(images.map(({ repository_id }) => repository_id))]);
  return images.length;
}

/** Keeps it: no listing removes it by itself until it is listed again. Returns how many images. */
export async function keepMissing(database: Database, registryId: number): Promise<number> {
  const { numUpdatedRows } = await database.write
    .updateTable('images')
    .set({ missing_kept: 1 })
    .where('registry_id', '=', registryId)
    .where('not_listed_since', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

function missing(database: Database, registryId: number) {
  return database.write
    .selectFrom('images')
    .where('registry_id', '=', registryId)
    .where('not_listed_since', 'is not', null)
    .where('listed_run', 'not in', (runs) =>
      runs
        .selectFrom('sync_runs')
        .select('sync_runs.id')
        .where('sync_runs.registry_id', '=', registryId)
        .where('status', 'in', openTaskStatuses),
    );
}
