import { type Kysely, sql } from 'kysely';

const statements = [
  // A queue is filled in the order of digests, as its indexes are: in that of ids each row of a million lands somewhere else.
  `alter table scan_tasks add column filled_digest text not null default ''`,
  // What was being filled in the other order begins anew.
  'delete from scan_queue where task_id in (select id from scan_tasks where filled = 0)',
  'update scan_tasks set images = 0, filled_to = 0 where filled = 0',
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
