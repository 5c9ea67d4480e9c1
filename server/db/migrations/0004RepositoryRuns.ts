import { type Kysely, sql } from 'kysely';

/** Which repository a run is about; null where it is about the whole registry. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table sync_runs add column repository_id integer`.execute(database);
}
