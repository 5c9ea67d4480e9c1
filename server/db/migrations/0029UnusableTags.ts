import { type Kysely, sql } from 'kysely';

/**
 * What earlier versions stored under tags that no image can have goes: no listing takes them in any more, and as registries that
 * list them never call them gone they would stay for good.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`delete from images
    where length(tag) > 128 or tag glob '[.+-]*' or tag glob '*[^A-Za-z0-9._+-]*'`.execute(database);
}
