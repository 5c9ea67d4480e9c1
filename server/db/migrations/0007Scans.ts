import { type Kysely, sql } from 'kysely';

/**
 * What the scanners found, and the scans. A finding is stored once, however many reports hold it: images
 * share their base, so a hundred million lines are a few hundred thousand findings.
 */
const statements = [
  `create table vulnerability_findings (
    id integer primary key,
    name text not null,
    package text not null,
    installed_version text not null,
    fixed_version text not null,
    severity_rank integer not null,
    score real not null,
    description text not null,
    link text not null,
    unique (name, package, installed_version, fixed_version, severity_rank, score)
  )`,
  `create table scan_reports (
    id integer primary key,
    registry_id integer not null references registries (id),
    digest text not null,
    listed text not null,
    imported_at integer,
    scanner text not null,
    skipped integer not null,
    failure text,
    next_try_at integer,
    unique (registry_id, digest)
  )`,
  `create table report_findings (
    report_id integer not null references scan_reports (id) on delete cascade,
    finding_id integer not null references vulnerability_findings (id),
    first_at integer not null,
    primary key (report_id, finding_id)
  ) without rowid`,
  'create index report_findings_by_finding on report_findings (finding_id, report_id)',
  // What the import walks: images with something to read, the worst first.
  `create index images_to_report on images (registry_id, risk_rank desc, id)
    where vulnerabilities > 0 and taken_in_at is not null`,
  `create table top_vulnerabilities (
    center text not null,
    name text not null,
    severity_rank integer not null,
    score real not null,
    images integer not null,
    fixable_images integer not null,
    repositories integer not null,
    packages text not null,
    description text not null,
    link text not null,
    counted_at integer not null,
    primary key (center, name)
  ) without rowid`,
  'create index top_vulnerabilities_by_images on top_vulnerabilities (center, images desc, name)',
  `create table vulnerability_counts (
    center text primary key,
    counted_at integer not null,
    imported_images integer not null,
    scanned_images integer not null
  )`,
  `create table vanished_images (
    uuid text primary key,
    registry_id integer not null,
    repository_id integer not null references repositories (id) on delete cascade,
    tag text not null,
    digest text not null,
    risk_rank integer not null,
    vulnerabilities integer not null,
    first_seen_at integer not null,
    vanished_at integer not null
  )`,
  'create index vanished_images_by_repository on vanished_images (repository_id, vanished_at desc)',
  'create index vanished_images_by_time on vanished_images (vanished_at)',
  `create table scan_tasks (
    id integer primary key autoincrement,
    center text not null,
    trigger text not null,
    cycle_id integer,
    target text not null,
    target_type text not null,
    scope text not null,
    status text not null,
    created_at integer not null,
    started_at integer,
    ended_at integer,
    filled_to integer not null default 0,
    filled integer not null default 0,
    images integer not null default 0,
    scanned_images integer not null default 0,
    failed_images integer not null default 0,
    left_images integer not null default 0
  )`,
  'create index scan_tasks_by_center on scan_tasks (center, id desc)',
  'create index scan_tasks_by_status on scan_tasks (status, id)',
  // Only what is still to be done: a finished image is a count on its task.
  `create table scan_queue (
    task_id integer not null references scan_tasks (id) on delete cascade,
    registry_id integer not null,
    digest text not null,
    images integer not null,
    asked_at integer,
    scanned_before integer,
    primary key (task_id, registry_id, digest)
  ) without rowid`,
  'create index scan_queue_by_image on scan_queue (registry_id, digest)',
  `create table image_scans (
    center text not null,
    digest text not null,
    task_id integer not null,
    primary key (center, digest)
  ) without rowid`,
  `create table scan_log (
    id integer primary key autoincrement,
    task_id integer not null references scan_tasks (id) on delete cascade,
    at integer not null,
    level text not null,
    target text not null,
    code text not null,
    detail text not null
  )`,
  'create index scan_log_by_task on scan_log (task_id, id desc)',
  `create table scan_cycles (
    id integer primary key autoincrement,
    center text not null,
    name text not null,
    enabled integer not null,
    first_at integer not null,
    interval_period integer not null,
    period_unit text not null,
    from_hour integer not null,
    to_hour integer not null,
    scope text not null,
    repositories_up_to integer not null,
    last_task_id integer,
    next_at integer,
    created_at integer not null
  )`,
  `create table scan_settings (
    center text primary key,
    day_num integer not null
  )`,
  `alter table repositories add column web_path text not null default ''`,
  `alter table sync_run_repositories add column web_path text not null default ''`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}
