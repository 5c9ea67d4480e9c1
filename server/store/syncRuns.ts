import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import { openTaskStatuses, type TaskStatus } from '#contract/enums.ts';
import type { Database } from '../db/database.ts';
import type { SyncRunsTable, Tables } from '../db/tables.ts';

/** One synchronization of a registry, or of one of its repositories: a listing, then the intake of what it found. */
export type SyncRun = Selectable<SyncRunsTable>;

/** How many images wait for their intake, of what a row of `sync_runs` is about: its registry, or its one repository. */
export const imagesWaiting = sql<number>`(case when sync_runs.repository_id is null
  then (select coalesce(sum(images), 0) from image_totals
    where image_totals.registry_id = sync_runs.registry_id and taken_in = 0)
  else (select count(*) from images indexed by images_by_repository
    where images.repository_id = sync_runs.repository_id and images.taken_in_at is null)
end)`;

/** Whether none waits; of a repository's images no more are looked at than up to the first that does. */
export const noImageWaits = sql<SqlBool>`(case when sync_runs.repository_id is null
  then ${imagesWaiting} = 0
  else not exists (select 1 from images indexed by images_by_repository
    where images.repository_id = sync_runs.repository_id and images.taken_in_at is null)
end)`;

/** The newest run of each registry of a data centre as a whole, by the registry's id. */
export async function newestRuns(database: Database, center: Center): Promise<Map<number, SyncRun>> {
  const newest = sql<number>`(select max(id) from sync_runs as runs indexed by sync_runs_of_whole_registry
    where runs.registry_id = registries.id and runs.repository_id is null)`;
  const runs = await database.read
    .selectFrom('registries')
    .innerJoin('sync_runs', (join) => join.on('sync_runs.id', '=', newest))
    .selectAll('sync_runs')
    .where('registries.center', '=', center)
    .execute();
  return new Map(runs.map((run) => [run.registry_id, run]));
}

/** How many repositories a run is about: as many as the registry says it holds, else as many as its list has; undefined before that. */
export function repositoryCount(
  run: Pick<SyncRun, 'repositories_declared' | 'repositories_known' | 'repositories_found'>,
): number | undefined {
  return run.repositories_declared ?? (run.repositories_known === 1 ? run.repositories_found : undefined);
}

/**
 * Ends what is open of a registry's runs, and forgets what they have listed: one that was still taking images in has
 * succeeded, one whose listing was cut short, as by an edit, has not. No later run goes on with any of them.
 */
export async function endOpenRuns(transaction: Kysely<Tables>, registryId: number, now: number): Promise<void> {
  await transaction
    .updateTable('sync_runs')
    .set({
      status: sql<TaskStatus>`case when phase = 'intake' then 'SUCCESS' else 'CANCELLED' end`,
      ended_at: now,
      images_left: imagesWaiting,
    })
    .where('registry_id', '=', registryId)
    .where('status', 'in', openTaskStatuses)
    .execute();
  await transaction
    .deleteFrom('sync_run_repositories')
    .where('run_id', 'in', (select) =>
      select.selectFrom('sync_runs').select('id').where('registry_id', '=', registryId),
    )
    .execute();
}
