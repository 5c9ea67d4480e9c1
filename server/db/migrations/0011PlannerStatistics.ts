import { type Kysely, sql } from 'kysely';

/**
 * How many rows `images` has and how many of them share the first column of an index, the first two, and so on: of a million
 * images in 50,000 repositories. Without it SQLite takes any first column to be shared by ten rows, and looks for one digest
 * among all images of its data centre. Given once and never measured: no list gets another plan as a database grows.
 */
const images = {
  sqlite_autoindex_images_1: '1000000 1',
  images_by_repository: '1000000 20',
  images_by_digest: '1000000 2',
  images_waiting: '10000 5000 2 1',
  images_newest: '1000000 500000 2 1 1 1 1 1',
  images_by_risk: '1000000 500000 100000 2 1 1 1 1',
  images_by_registry: '1000000 200000 2 1 1 1 1',
  images_by_creation: '1000000 500000 2 2 1 1 1',
  images_by_size: '1000000 500000 2 2 1 1 1',
  images_by_vulnerabilities: '1000000 500000 3000 1000 10 2 1',
  images_by_scan: '1000000 500000 2 2 1 1 1',
  images_to_report: '500000 100000 30000 1',
  images_by_unusual_scan: '20000 10000 5000 2 1 1 1 1',
};

export async function up(database: Kysely<unknown>): Promise<void> {
  // Makes the table for statistics; those that it measures of the smallest table are not wanted.
  await sql`analyze kysely_migration_lock`.execute(database);
  await sql`delete from sqlite_stat1`.execute(database);
  for (const [index, rows] of Object.entries(images)) {
    await sql`insert into sqlite_stat1 (tbl, idx, stat) values ('images', ${index}, ${rows})`.execute(database);
  }
  await sql`analyze sqlite_schema`.execute(database);
}
