import { sql } from 'kysely';
import type { Center } from '#contract/center.ts';
import type { Database } from '../../db/database.ts';
import type { SyncRun } from '../../sync/runStore.ts';

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
