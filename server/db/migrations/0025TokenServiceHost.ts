import { type Kysely, sql } from 'kysely';

/** Another host that a registry's password may go to, as somebody has confirmed. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table registries add column token_service_host text`.execute(database);
}
