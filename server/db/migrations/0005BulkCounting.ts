import { type Kysely, sql } from 'kysely';

/**
 * A listing inserts thousands of images in one transaction. While a row stands in `images_counted_apart`, the
 * triggers leave new images alone, and whoever put it there counts those above `after_id` all at once
 * (`server/sync/listing/bulkCounts.ts`). It is gone again before the transaction ends.
 */
const statements = [
  'create table images_counted_apart (after_id integer not null)',
  'drop trigger images_count_insert',
  'drop trigger images_count_insert_taken_in',
  `create trigger images_count_insert after insert on images when not exists (select 1 from images_counted_apart)
    begin
      insert into image_totals (registry_id, taken_in, risk_rank, images)
        values (new.registry_id, new.taken_in_at is not null, new.risk_rank, 1)
        on conflict do update set images = images + 1;
      update repositories set
        high_images = high_images + (new.risk_rank = 3),
        medium_images = medium_images + (new.risk_rank = 2),
        low_images = low_images + (new.risk_rank = 1),
        none_images = none_images + (new.risk_rank = 0),
        unknown_images = unknown_images + (new.risk_rank = -1),
        vulnerabilities = vulnerabilities + new.vulnerabilities
        where id = new.repository_id and new.taken_in_at is not null;
    end`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
