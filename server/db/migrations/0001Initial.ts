import { type Kysely, sql } from 'kysely';

/**
 * Statements are plain SQL so that a reader sees the tables as they are. The triggers keep the counts
 * on cards and repositories true to the rows at any moment, whichever code path wrote them. Images
 * have no cascade: a registry's images are deleted first, in portions, so that no statement runs long.
 */
const statements = [
  `create table administrators (
    user_name text primary key,
    password_hash text not null,
    created_at integer not null
  )`,
  `create table sessions (
    token_hash text primary key,
    user_name text not null references administrators (user_name) on delete cascade,
    created_at integer not null,
    last_seen_at integer not null
  )`,
  `create table audit_log (
    id integer primary key,
    at integer not null,
    request_id text not null,
    user_name text not null,
    center text,
    action text not null,
    target text not null,
    outcome text not null
  )`,
  `create table registries (
    id integer primary key autoincrement,
    center text not null,
    type text not null,
    version text not null,
    protocol integer not null,
    net_type integer not null,
    vpc_id text,
    region_id text not null,
    host_ip text not null,
    port integer not null,
    domain_name text not null,
    name text not null,
    user_name text not null,
    password_sealed text not null,
    secret_set_at integer not null,
    trans_per_hour integer not null,
    include_patterns text not null default '[]',
    exclude_patterns text not null default '[]',
    ca_certificate text,
    certificate_fingerprint text,
    verified integer not null,
    paused integer not null default 0,
    failure text,
    failing_since integer,
    failed_attempts integer not null default 0,
    next_sync_at integer,
    last_sync_at integer,
    created_at integer not null,
    modified_at integer not null,
    unique (center, type, host_ip, port, domain_name)
  )`,
  `create table client_tokens (
    center text not null,
    token text not null,
    registry_id integer not null references registries (id) on delete cascade,
    created_at integer not null,
    primary key (center, token)
  )`,
  'create index client_tokens_by_registry on client_tokens (registry_id)',
  `create table repositories (
    id integer primary key autoincrement,
    registry_id integer not null references registries (id) on delete cascade,
    namespace text not null,
    name text not null,
    high_images integer not null default 0,
    medium_images integer not null default 0,
    low_images integer not null default 0,
    none_images integer not null default 0,
    unknown_images integer not null default 0,
    vulnerabilities integer not null default 0,
    listed_run integer not null,
    listed_at integer not null,
    unique (registry_id, namespace, name)
  )`,
  `create table images (
    id integer primary key autoincrement,
    uuid text not null unique,
    center text not null,
    registry_id integer not null references registries (id),
    repository_id integer not null references repositories (id),
    namespace text not null,
    repository_name text not null,
    digest text not null,
    tag text not null,
    size integer,
    media_type text not null,
    platforms text not null,
    created_at integer not null,
    updated_at integer not null,
    scan_status text,
    scanned_at integer,
    risk_rank integer not null,
    critical integer not null,
    high integer not null,
    medium integer not null,
    low integer not null,
    unknown integer not null,
    fixable integer not null,
    vulnerabilities integer not null,
    first_run integer not null,
    listed_run integer not null,
    first_seen_at integer not null,
    taken_in_at integer
  )`,
  'create index images_by_repository on images (repository_id)',
  'create index images_newest on images (center, updated_at desc, uuid) where taken_in_at is not null',
  'create index images_by_risk on images (center, risk_rank, updated_at desc, uuid) where taken_in_at is not null',
  'create index images_by_registry on images (registry_id, updated_at desc, uuid) where taken_in_at is not null',
  'create index images_waiting on images (registry_id, updated_at desc, uuid) where taken_in_at is null',
  'create index images_by_digest on images (digest)',
  `create table image_totals (
    registry_id integer not null references registries (id) on delete cascade,
    taken_in integer not null,
    risk_rank integer not null,
    images integer not null,
    primary key (registry_id, taken_in, risk_rank)
  ) without rowid`,
  `create table sync_runs (
    id integer primary key autoincrement,
    registry_id integer not null references registries (id) on delete cascade,
    center text not null,
    trigger text not null,
    status text not null,
    phase text not null,
    started_at integer not null,
    ended_at integer,
    repositories_declared integer,
    repositories_known integer not null default 0,
    repositories_found integer not null default 0,
    repositories_listed integer not null default 0,
    repositories_failed integer not null default 0,
    images_listed integer not null default 0,
    images_new integer not null default 0,
    images_taken_in integer not null default 0,
    images_removed integer not null default 0,
    skipped integer not null default 0,
    complete integer not null default 0,
    failure text
  )`,
  'create index sync_runs_by_registry on sync_runs (registry_id, id desc)',
  'create index sync_runs_by_center on sync_runs (center, id desc)',
  `create table sync_run_repositories (
    run_id integer not null references sync_runs (id) on delete cascade,
    namespace text not null,
    name text not null,
    state text not null,
    primary key (run_id, namespace, name)
  ) without rowid`,
  `create table sync_log (
    id integer primary key autoincrement,
    run_id integer not null references sync_runs (id) on delete cascade,
    at integer not null,
    level text not null,
    target text not null,
    code text not null,
    detail text not null
  )`,
  'create index sync_log_by_run on sync_log (run_id, id desc)',
  `create table intake_log (
    id integer primary key,
    registry_id integer not null references registries (id) on delete cascade,
    taken_at integer not null,
    images integer not null
  )`,
  'create index intake_log_by_registry on intake_log (registry_id, taken_at)',
];

/** Adds `factor` (1 or -1) of a row's image to the counts of its repository. */
function countInRepository(row: 'old' | 'new', factor: 1 | -1): string {
  const ranks = { high_images: 3, medium_images: 2, low_images: 1, none_images: 0, unknown_images: -1 };
  const counts = Object.entries(ranks).map(
    ([column, rank]) => `${column} = ${column} + ${factor} * (${row}.risk_rank = ${rank})`,
  );
  return `update repositories
    set ${counts.join(', ')}, vulnerabilities = vulnerabilities + ${factor} * ${row}.vulnerabilities
    where id = ${row}.repository_id`;
}

function countInTotals(row: 'old' | 'new', factor: 1 | -1): string {
  return `insert into image_totals (registry_id, taken_in, risk_rank, images)
    values (${row}.registry_id, ${row}.taken_in_at is not null, ${row}.risk_rank, ${factor})
    on conflict do update set images = images + ${factor}`;
}

const triggers = [
  `create trigger images_count_insert after insert on images begin ${countInTotals('new', 1)}; end`,
  `create trigger images_count_insert_taken_in after insert on images when new.taken_in_at is not null
    begin ${countInRepository('new', 1)}; end`,
  `create trigger images_count_delete after delete on images begin ${countInTotals('old', -1)}; end`,
  `create trigger images_count_delete_taken_in after delete on images when old.taken_in_at is not null
    begin ${countInRepository('old', -1)}; end`,
  `create trigger images_count_update after update of risk_rank, taken_in_at on images
    when old.risk_rank <> new.risk_rank or (old.taken_in_at is null) <> (new.taken_in_at is null)
    begin ${countInTotals('old', -1)}; ${countInTotals('new', 1)}; end`,
  `create trigger images_count_taken_in after update of taken_in_at on images
    when old.taken_in_at is null and new.taken_in_at is not null
    begin ${countInRepository('new', 1)}; end`,
  `create trigger images_count_rated after update of risk_rank, vulnerabilities on images
    when old.taken_in_at is not null and new.taken_in_at is not null
      and (old.risk_rank <> new.risk_rank or old.vulnerabilities <> new.vulnerabilities)
    begin ${countInRepository('old', -1)}; ${countInRepository('new', 1)}; end`,
];

export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...triggers]) {
    await sql.raw(statement).execute(database);
  }
}
