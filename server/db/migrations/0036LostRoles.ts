import { type Kysely, sql } from 'kysely';

/** Since when the identity provider gives a user no role any more. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column role_lost_at integer`.execute(database);
}
