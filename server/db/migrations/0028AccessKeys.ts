import { type Kysely, sql } from 'kysely';

/** Keys with which scripts sign their calls, and by which door somebody changed something. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create table access_keys (
    id text primary key,
    user_name text not null,
    center text not null,
    name text not null,
    secret_sealed text not null,
    read_only integer not null,
    addresses text not null,
    created_at integer not null,
    expires_at integer,
    disabled_at integer,
    last_used_at integer,
    last_used_address text
  ) without rowid`.execute(database);
  await sql`create index access_keys_of_user on access_keys (user_name, created_at)`.execute(database);
  await sql`alter table audit_log add column access_key_id text`.execute(database);
}
