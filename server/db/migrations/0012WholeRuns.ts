import { type Kysely, sql } from 'kysely';

/** The newest run of a whole registry tells its state: found without walking past the runs of single repositories. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create index sync_runs_of_whole_registry on sync_runs (registry_id, id)
    where repository_id is null`.execute(database);
}
