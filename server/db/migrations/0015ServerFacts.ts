import { type Kysely, sql } from 'kysely';

/** What a server knows of its data as a whole: the id of the data, and what tells whether its key is the right one. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create table server_facts (name text primary key, value text not null) strict`.execute(database);
}
