import { type Kysely, sql } from 'kysely';

/** Why an image can never be scanned; null where it can. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table images add column scan_blocked text`.execute(database);
}
