import { type Kysely, sql } from 'kysely';

/** What the audit log is narrowed by, each in the order of time. */
const indexes = ['', 'user_name collate nocase, ', 'action, ', 'subject_type, subject_id, ', 'outcome, '];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const [index, columns] of indexes.entries()) {
    await sql.raw(`create index audit_entries_listed_${index} on audit_entries (${columns}at)`).execute(database);
  }
}
