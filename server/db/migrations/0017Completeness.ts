import { type Kysely, sql } from 'kysely';

/**
 * How completely each repository, each part and the registry itself was read, and since when a listing lacks an image that
 * is kept all the same. A registry's failure may be that of a part or a repository of it alone.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const statements = [
    `create table sync_run_parts (
      run_id integer not null references sync_runs (id) on delete cascade,
      part text not null,
      failure text,
      doubts text not null,
      primary key (run_id, part)
    ) without rowid`,
    `alter table sync_run_repositories add column doubts text not null default '[]'`,
    `alter table sync_runs add column doubts text not null default '[]'`,
    `alter table sync_runs add column incomplete text not null default '[]'`,
    `alter table registries add column failure_concerns text not null default 'registry'`,
    'alter table images add column not_listed_since integer',
    'alter table images add column missing_kept integer not null default 0',
    `create index images_not_listed on images (registry_id, not_listed_since) where not_listed_since is not null`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
}
