import { type Kysely, sql } from 'kysely';

/** Quay's rows: the organizations of a registry, each with the token that reads it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry_organizations (
      id integer primary key,
      registry_id integer not null references registries (id) on delete cascade,
      position integer not null,
      namespace text not null,
      token_sealed text not null,
      secret_set_at integer not null,
      unique (registry_id, namespace)
    )
  `.execute(database);
}
