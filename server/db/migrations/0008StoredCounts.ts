import { type Kysely, sql } from 'kysely';

function countInTotals(row: 'old' | 'new', factor: 1 | -1): string {
  return `insert into image_totals (registry_id, taken_in, risk_rank, scan_state, images)
    values (${row}.registry_id, ${row}.taken_in_at is not null, ${row}.risk_rank, ${row}.scan_state, ${factor})
    on conflict do update set images = images + ${factor}`;
}

const listed = 'where taken_in_at is not null';

/** Cards and filters ask how many images were scanned, failed, or cannot be: counted like their risk, never looked up. */
const totals = [
  'drop trigger images_count_insert',
  'drop trigger images_count_delete',
  'drop trigger images_count_update',
  'drop table image_totals',
  `create table image_totals (
    registry_id integer not null references registries (id) on delete cascade,
    taken_in integer not null,
    risk_rank integer not null,
    scan_state integer not null,
    images integer not null,
    primary key (registry_id, taken_in, risk_rank, scan_state)
  ) without rowid`,
  `insert into image_totals (registry_id, taken_in, risk_rank, scan_state, images)
    select registry_id, taken_in_at is not null, risk_rank, scan_state, count(*) from images group by 1, 2, 3, 4`,
  `create trigger images_count_insert after insert on images when not exists (select 1 from images_counted_apart)
    begin
      ${countInTotals('new', 1)};
      update repositories set
        high_images = high_images + (new.risk_rank = 3),
        medium_images = medium_images + (new.risk_rank = 2),
        low_images = low_images + (new.risk_rank = 1),
        none_images = none_images + (new.risk_rank = 0),
        unknown_images = unknown_images + (new.risk_rank = -1),
        vulnerabilities = vulnerabilities + new.vulnerabilities
        where id = new.repository_id and new.taken_in_at is not null;
    end`,
  `create trigger images_count_delete after delete on images begin ${countInTotals('old', -1)}; end`,
  `create trigger images_count_update after update of risk_rank, scan_status, scan_blocked, taken_in_at on images
    when old.risk_rank <> new.risk_rank or old.scan_state <> new.scan_state
      or (old.taken_in_at is null) <> (new.taken_in_at is null)
    begin ${countInTotals('old', -1)}; ${countInTotals('new', 1)}; end`,
];

const indexes = [
  // Scanned and not scanned are told by rank; what is under way, failed or cannot be scanned is rare enough to have its own.
  `create index images_by_unusual_scan
    on images (center, scan_state, updated_at desc, uuid, registry_id, repository_id, risk_rank) ${listed} and scan_state > 1`,
  // A page of a sort is a walk along one of these: registry and number of images say whether a repository is listed.
  'drop index repositories_by_name',
  'create index repositories_by_name on repositories (namespace, name, registry_id, images)',
  'create index repositories_by_own_name on repositories (name, registry_id, images)',
  'create index repositories_by_images on repositories (images, registry_id)',
  'create index repositories_by_risk on repositories (images_at_risk, registry_id, images)',
  'create index repositories_by_vulnerabilities on repositories (vulnerabilities, registry_id, images)',
  'create index repositories_by_listing on repositories (listed_at, registry_id, images)',
];

/** Counts by the state of scans, and an index for every sort of repositories. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of [...totals, ...indexes]) await sql.raw(statement).execute(database);
}
