import { type Kysely, sql } from 'kysely';

const statements = [
  // Chained, and dropped, once the key is at hand: `server/audit/earlierEntries.ts`.
  'alter table audit_log rename to audit_entries_unchained',
  `create table audit_entries (
    id integer primary key,
    previous text not null,
    hash text not null,
    key_id text not null,
    kind text not null,
    begun_id integer,
    at integer not null,
    begun_at integer,
    request_id text not null,
    user_name text not null,
    role text,
    door text not null,
    access_key_id text,
    address text not null,
    center text,
    action text not null,
    subject_type text,
    subject_id text,
    subject_name text not null,
    target text not null,
    fields text not null,
    changes text not null,
    outcome text not null
  )`,
  `create table audit_marks (
    name text primary key,
    key_id text not null,
    id integer not null,
    hash text not null,
    at integer not null,
    signature text not null
  ) without rowid`,
  'create index audit_entries_by_begun on audit_entries (begun_id) where begun_id is not null',
  `create trigger audit_entries_stay before update on audit_entries
    begin select raise(abort, 'the audit log is only added to'); end`,
  `create trigger audit_entries_go_before_the_anchor before delete on audit_entries
    when old.id > coalesce((select id from audit_marks where name = 'anchor'), 0)
    begin select raise(abort, 'the audit log is only added to'); end`,
];

/** The audit log becomes a chain of entries that are only added. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
