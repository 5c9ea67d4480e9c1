import { type Kysely, type Selectable, sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import { openTaskStatuses } from '#contract/enums.ts';
import type { Database } from '../db/database.ts';
import type { SyncRunsTable } from '../db/tables/syncTables.ts';
import type { Tables } from '../db/tables/tables.ts';

/** One listing of a registry, or of one of its repositories. */
export type SyncRun = Selectable<SyncRunsTable>;

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

/** Ends what is open of a registry's runs, as an edit does, and forgets what they have listed: no later run goes on with it. */
export async function endOpenRuns(transaction: Kysely<Tables>, registryId: number, now: number): Promise<void> {
  await transaction
    .updateTable('sync_runs')
    .set({ status: 'CANCELLED', ended_at: now })
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
