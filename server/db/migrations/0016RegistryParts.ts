import { type Kysely, sql } from 'kysely';

/** How each part of a registry stands that is reached by a secret of its own: an organization of a Quay. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table registry_parts (
      registry_id integer not null references registries (id) on delete cascade,
      name text not null,
      position integer not null,
      state text not null,
      failure text,
      failing_since integer,
      primary key (registry_id, name)
    ) without rowid
  `.execute(database);
  await sql`
    insert into registry_parts (registry_id, name, position, state)
    select registry_id, namespace, position, iif(verified = 1, 'verified', 'unverified')
    from registry_organizations join registries on registries.id = registry_id
  `.execute(database);
}
