import { type Kysely, sql } from 'kysely';

/** An entry is written before its action, and told how that ended: with when it did, and which fields it was about. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table audit_log add column ended_at integer`.execute(database);
  await sql`alter table audit_log add column fields text not null default ''`.execute(database);
  await sql`update audit_log set ended_at = at`.execute(database);
}
