import { type Kysely, sql } from 'kysely';

/** Since when a registry is being listed, and how often in a row the process died meanwhile. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table registries add column listing_since integer`.execute(database);
  await sql`alter table registries add column listing_deaths integer not null default 0`.execute(database);
}
