import { type Kysely, sql } from 'kysely';

/** Users with roles in place of administrators. What belongs to a user goes with it: sessions, access keys, links, registries. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create table users (
    name text primary key collate nocase,
    role text not null,
    sees_all integer not null,
    password_hash text,
    created_at integer not null,
    disabled_at integer,
    last_sign_in_at integer,
    totp_sealed text,
    totp_since integer,
    totp_step integer,
    recovery_codes text not null default '[]',
    issuer text,
    subject text
  ) without rowid`.execute(database);
  await sql`create unique index users_by_subject on users (issuer, subject) where subject is not null`.execute(
    database,
  );
  await sql`insert into users (name, role, sees_all, password_hash, created_at)
    select user_name, 'administrator', 1, password_hash, created_at from administrators`.execute(database);
  await sql`drop table administrators`.execute(database);
  await sql`create table user_registries (
    user_name text not null collate nocase references users (name) on delete cascade,
    registry_id integer not null references registries (id) on delete cascade,
    primary key (user_name, registry_id)
  ) without rowid`.execute(database);
  await sql`create index user_registries_by_registry on user_registries (registry_id)`.execute(database);
  await sql`create table password_links (
    token_hash text primary key,
    user_name text not null collate nocase references users (name) on delete cascade,
    created_at integer not null,
    expires_at integer not null
  ) without rowid`.execute(database);
  await sql`create index password_links_of_user on password_links (user_name)`.execute(database);

  await sql`alter table sessions rename to old_sessions`.execute(database);
  await sql`create table sessions (
    id integer primary key autoincrement,
    token_hash text not null unique,
    user_name text not null collate nocase references users (name) on delete cascade,
    created_at integer not null,
    last_seen_at integer not null,
    address text not null default '',
    device text not null default ''
  )`.execute(database);
  await sql`insert into sessions (token_hash, user_name, created_at, last_seen_at)
    select token_hash, user_name, created_at, last_seen_at from old_sessions
    where user_name in (select name from users)`.execute(database);
  await sql`drop table old_sessions`.execute(database);
  await sql`create index sessions_of_user on sessions (user_name)`.execute(database);

  await sql`alter table access_keys rename to old_access_keys`.execute(database);
  await sql`drop index access_keys_of_user`.execute(database);
  await sql`create table access_keys (
    id text primary key,
    user_name text not null collate nocase references users (name) on delete cascade,
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
  await sql`insert into access_keys select * from old_access_keys where user_name in (select name from users)`.execute(
    database,
  );
  await sql`drop table old_access_keys`.execute(database);
  await sql`create index access_keys_of_user on access_keys (user_name, created_at)`.execute(database);
}
