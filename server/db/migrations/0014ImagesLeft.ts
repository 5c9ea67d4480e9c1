import { type Kysely, sql } from 'kysely';

/** How many images a run left to wait for their intake when it ended: those of the registry, or of its one repository. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table sync_runs add column images_left integer`.execute(database);
}
