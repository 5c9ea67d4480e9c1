import { type Kysely, sql } from 'kysely';

/**
 * When what a list does not tell of an image is to be read (Quay); null where lists tell all. What a listing took for an image
 * and turned out to be none is remembered by its digest.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const statements = [
    'alter table images add column facts_due integer',
    `create table other_artifacts (
      registry_id integer not null references registries (id) on delete cascade,
      digest text not null,
      primary key (registry_id, digest)
    ) without rowid`,
    // What earlier listings read holds; it is looked at again within a week, not all at once.
    `update images set facts_due = (unixepoch() + abs(random()) % 604800) * 1000
     where registry_id in (select id from registries where type = 'quay')`,
    'create index images_facts_due on images (registry_id, facts_due) where facts_due is not null',
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
}
