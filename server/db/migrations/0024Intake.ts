import { type Kysely, sql } from 'kysely';

/** An intake rests as a whole where its registry failed, and reads on its stamp what was cut short. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const statements = [
    'alter table registries add column intake_failure text',
    'alter table registries add column intake_failing_since integer',
    'alter table registries add column intake_attempts integer not null default 0',
    'alter table registries add column intake_next_try_at integer',
    'drop index digests_waiting',
    `create index digests_waiting on digests (registry_id, wanted_at desc, newest_at desc, id)
      where state = 0 and next_try_at is null and stamped_at is null`,
    'create index digests_under_way on digests (registry_id) where stamped_at is not null',
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
}
