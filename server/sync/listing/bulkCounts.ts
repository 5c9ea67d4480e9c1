import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/tables/tables.ts';

const afterId = sql`(select after_id from images_counted_apart)`;
/** By primary key: any other way would walk over the images of before, too. */
const newRows = sql`images not indexed where id > ${afterId}`;

/**
 * Inserts images, and counts the new ones on cards and repositories all at once: one update per repository, not one
 * per image. Returns how many are new. Inserting and counting share the caller's transaction.
 */
export async function insertAndCount(transaction: Kysely<Tables>, insert: () => Promise<void>): Promise<number> {
  await sql`
    insert into images_counted_apart (after_id)
    select coalesce(max(seq), 0) from sqlite_sequence where name = 'images'`.execute(transaction);
  await insert();
  const { rows } = await sql<{ images: number }>`select count(*) as images from ${newRows}`.execute(transaction);
  const images = rows[0]?.images ?? 0;
  if (images > 0) {
    await countInTotals(transaction);
    await countInRepositories(transaction);
  }
  await transaction.deleteFrom('images_counted_apart').execute();
  return images;
}

async function countInTotals(transaction: Kysely<Tables>): Promise<void> {
  await sql`
    insert into image_totals (registry_id, intake_state, risk_rank, scan_state, not_listed, images)
    select registry_id, intake_state, risk_rank, scan_state, not_listed, count(*) from ${newRows} group by 1, 2, 3, 4, 5
    on conflict do update set images = images + excluded.images`.execute(transaction);
}

async function countInRepositories(transaction: Kysely<Tables>): Promise<void> {
  await sql`
    update repositories set
      high_images = high_images + counted.high,
      medium_images = medium_images + counted.medium,
      low_images = low_images + counted.low,
      none_images = none_images + counted.none,
      unknown_images = unknown_images + counted.unknown,
      vulnerabilities = repositories.vulnerabilities + counted.vulnerabilities
    from (
      select
        repository_id,
        sum(risk_rank = 3) as high,
        sum(risk_rank = 2) as medium,
        sum(risk_rank = 1) as low,
        sum(risk_rank = 0) as none,
        sum(risk_rank = -1) as unknown,
        sum(vulnerabilities) as vulnerabilities
      from ${newRows}
      group by repository_id
    ) as counted
    where repositories.id = counted.repository_id`.execute(transaction);
}
