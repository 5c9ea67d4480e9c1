import { type Kysely, sql } from 'kysely';

/**
 * Tells scans and vulnerabilities apart by registry, for who sees some registries alone. Who was let in before saw all: of what ended
 * before, only they are told.
 */
const statements = [
  `create table scan_task_registries (
    task_id integer not null references scan_tasks (id) on delete cascade,
    registry_id integer not null,
    images integer not null default 0,
    scanned_images integer not null default 0,
    failed_images integer not null default 0,
    left_images integer not null default 0,
    primary key (task_id, registry_id)
  ) without rowid`,
  `insert into scan_task_registries (task_id, registry_id, images)
    select task_id, registry_id, sum(images) from scan_queue group by task_id, registry_id`,
  // Null is a line about the task as a whole; 0, the id of no registry, one of which nobody knows whose it is.
  'alter table scan_log add column registry_id integer',
  'update scan_log set registry_id = 0',
  'alter table image_scans rename to old_image_scans',
  `create table image_scans (
    center text not null,
    digest text not null,
    registry_id integer not null,
    task_id integer not null,
    primary key (center, digest, registry_id)
  ) without rowid`,
  `insert into image_scans (center, digest, registry_id, task_id)
    select distinct s.center, s.digest, images.registry_id, s.task_id
    from old_image_scans s join images on images.digest = s.digest and images.center = s.center`,
  'drop table old_image_scans',
  `create table registry_vulnerabilities (
    registry_id integer not null references registries (id) on delete cascade,
    name text not null,
    severity_rank integer not null,
    score real not null,
    images integer not null,
    fixable_images integer not null,
    repositories integer not null,
    findings text not null,
    counted_at integer not null,
    primary key (registry_id, name)
  ) without rowid`,
  `create table registry_vulnerability_counts (
    registry_id integer primary key references registries (id) on delete cascade,
    counted_at integer not null,
    imported_images integer not null,
    scanned_images integer not null
  )`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
