import { type Kysely, sql } from 'kysely';

/** When each registry is listed by itself; those that are there already go on daily. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table registries add column sync_schedule text not null default '{"Type":"daily"}'`.execute(database);
}
