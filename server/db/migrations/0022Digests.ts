import type { MigrationStep } from '../migrationSteps.ts';

/** What criteria ask of a row: with these in an index, a list is walked without touching the table. */
const tested = 'registry_id, repository_id, risk_rank, scan_state, intake_state, not_listed';

const ranks = { high_images: 3, medium_images: 2, low_images: 1, none_images: 0, unknown_images: -1 };

/** Adds `factor` (1 or -1) of a row's image to the counts of its repository. */
function countInRepository(row: 'old' | 'new', factor: 1 | -1): string {
  const counts = Object.entries(ranks).map(
    ([column, rank]) => `${column} = ${column} + ${factor} * (${row}.risk_rank = ${rank})`,
  );
  return `update repositories
    set ${counts.join(', ')}, vulnerabilities = vulnerabilities + ${factor} * ${row}.vulnerabilities
    where id = ${row}.repository_id`;
}

function countInTotals(row: 'old' | 'new', factor: 1 | -1): string {
  const key = ['registry_id', 'intake_state', 'risk_rank', 'scan_state', 'not_listed'];
  return `insert into image_totals (${key.join(', ')}, images)
    values (${key.map((column) => `${row}.${column}`).join(', ')}, ${factor})
    on conflict do update set images = images + ${factor}`;
}

function countDigest(row: 'old' | 'new', factor: 1 | -1): string {
  return `insert into digest_totals (registry_id, state, digests) values (${row}.registry_id, ${row}.state, ${factor})
    on conflict do update set digests = digests + ${factor}`;
}

const droppedTriggers = [
  'images_count_insert',
  'images_count_delete',
  'images_count_delete_taken_in',
  'images_count_update',
  'images_count_taken_in',
  'images_count_rated',
  'images_search_insert',
  'images_search_taken_in',
  'images_search_delete',
];

const droppedIndexes = [
  'images_newest',
  'images_by_risk',
  'images_by_registry',
  'images_by_creation',
  'images_by_size',
  'images_by_vulnerabilities',
  'images_by_scan',
  'images_by_unusual_scan',
  'images_to_report',
  'images_waiting',
];

const indexes = {
  images_newest: `(center, updated_at desc, uuid, ${tested})`,
  images_by_risk: `(center, risk_rank desc, updated_at desc, uuid, registry_id, repository_id, scan_state, intake_state, not_listed)`,
  images_by_registry: `(registry_id, updated_at desc, uuid, repository_id, risk_rank, scan_state, intake_state, not_listed)`,
  images_by_creation: `(center, created_at, ${tested})`,
  images_by_size: `(center, size, ${tested})`,
  images_by_vulnerabilities: `(center, vulnerabilities, ${tested})`,
  images_by_scan: `(center, scanned_at, ${tested})`,
  images_by_unusual_scan: `(center, scan_state, updated_at desc, uuid, registry_id, repository_id, risk_rank, intake_state, not_listed)
    where scan_state > 1`,
  images_by_intake: `(center, intake_state, updated_at desc, uuid, registry_id, repository_id, risk_rank, scan_state, not_listed)`,
  images_by_absence: `(center, updated_at desc, uuid, registry_id, repository_id, risk_rank, scan_state, intake_state)
    where not_listed = 1`,
  images_to_report: `(registry_id, risk_rank desc, id) where vulnerabilities > 0`,
};

/** As in `0011PlannerStatistics`: of a million images in 50,000 repositories. */
const statistics = {
  images_newest: '1000000 500000 2 1 1 1 1 1 1 1',
  images_by_risk: '1000000 500000 100000 2 1 1 1 1 1 1',
  images_by_registry: '1000000 200000 2 1 1 1 1 1 1',
  images_by_creation: '1000000 500000 2 2 1 1 1 1 1',
  images_by_size: '1000000 500000 2 2 1 1 1 1 1',
  images_by_vulnerabilities: '1000000 500000 3000 1000 10 2 1 1 1',
  images_by_scan: '1000000 500000 2 2 1 1 1 1 1',
  images_to_report: '500000 100000 30000 1',
  images_by_unusual_scan: '20000 10000 5000 2 1 1 1 1 1 1',
  images_by_intake: '1000000 500000 300000 2 1 1 1 1 1 1',
  images_by_absence: '20000 10000 2 1 1 1 1 1 1',
};

/**
 * The unit of intake is a digest in a registry. Whatever is listed is on the page, so what stood in the way of that goes, and
 * nobody has looked into any of it yet: every digest waits. Nothing is counted row by row meanwhile, and indexes are made
 * of whole tables.
 */
export const steps: readonly MigrationStep[] = [
  {
    name: 'drop what counts and finds images',
    statements: [
      ...droppedTriggers.map((name) => `drop trigger ${name}`),
      ...droppedIndexes.map((name) => `drop index ${name}`),
    ],
  },
  {
    name: 'gather digests',
    statements: [
      // 0 waiting, 1 done, 2 failed.
      `create table digests (
    id integer primary key,
    registry_id integer not null references registries (id) on delete cascade,
    digest text not null,
    state integer not null default 0,
    newest_at integer not null,
    wanted_at integer,
    stamped_at integer,
    done_at integer,
    attempts integer not null default 0,
    failure text,
    next_try_at integer,
    unique (registry_id, digest)
  )`,
      `insert into digests (registry_id, digest, newest_at)
    select registry_id, digest, max(updated_at) from images group by registry_id, digest`,
      `create index digests_waiting on digests (registry_id, wanted_at desc, newest_at desc, id) where state = 0`,
      `create index digests_to_retry on digests (registry_id, next_try_at) where next_try_at is not null`,
      `create table digest_totals (
    registry_id integer not null references registries (id) on delete cascade,
    state integer not null,
    digests integer not null,
    primary key (registry_id, state)
  ) without rowid`,
      `insert into digest_totals (registry_id, state, digests)
    select registry_id, 0, count(*) from digests group by registry_id`,
    ],
  },
  {
    name: 'count images in repositories',
    statements: [
      `update repositories set
    ${Object.keys(ranks)
      .map((column) => `${column} = repositories.${column} + counted.${column}`)
      .join(', ')},
    vulnerabilities = repositories.vulnerabilities + counted.vulnerabilities
    from (
      select repository_id, sum(vulnerabilities) as vulnerabilities,
        ${Object.entries(ranks)
          .map(([column, rank]) => `sum(risk_rank = ${rank}) as ${column}`)
          .join(', ')}
      from images where taken_in_at is null group by repository_id
    ) as counted
    where repositories.id = counted.repository_id`,
    ],
  },
  {
    name: 'make tags searchable',
    statements: [
      `insert into image_tags (rowid, tag) select id, tag from images where taken_in_at is null and length(tag) > 2`,
    ],
  },
  {
    name: 'rewrite images',
    statements: [
      'alter table images drop column taken_in_at',
      'alter table images add column intake_state integer not null default 0',
      'alter table images add column not_listed integer generated always as (not_listed_since is not null) virtual',
    ],
  },
  {
    name: 'count images of registries',
    statements: [
      'drop table image_totals',
      `create table image_totals (
    registry_id integer not null references registries (id) on delete cascade,
    intake_state integer not null,
    risk_rank integer not null,
    scan_state integer not null,
    not_listed integer not null,
    images integer not null,
    primary key (registry_id, intake_state, risk_rank, scan_state, not_listed)
  ) without rowid`,
      `insert into image_totals (registry_id, intake_state, risk_rank, scan_state, not_listed, images)
    select registry_id, intake_state, risk_rank, scan_state, not_listed, count(*) from images group by 1, 2, 3, 4, 5`,
    ],
  },
  ...Object.entries(indexes).map(([name, columns]) => ({
    name: `make the index ${name}`,
    statements: [`create index ${name} on images ${columns}`],
  })),
  {
    name: 'keep counts from here on',
    statements: [
      `create trigger images_count_insert after insert on images when not exists (select 1 from images_counted_apart)
    begin ${countInTotals('new', 1)}; ${countInRepository('new', 1)}; end`,
      `create trigger images_count_delete after delete on images
    begin ${countInTotals('old', -1)}; ${countInRepository('old', -1)}; end`,
      `create trigger images_count_update
    after update of risk_rank, scan_status, scan_blocked, intake_state, not_listed_since on images
    when old.risk_rank <> new.risk_rank or old.scan_state <> new.scan_state
      or old.intake_state <> new.intake_state or old.not_listed <> new.not_listed
    begin ${countInTotals('old', -1)}; ${countInTotals('new', 1)}; end`,
      `create trigger images_count_rated after update of risk_rank, vulnerabilities on images
    when old.risk_rank <> new.risk_rank or old.vulnerabilities <> new.vulnerabilities
    begin ${countInRepository('old', -1)}; ${countInRepository('new', 1)}; end`,
      `create trigger images_search_insert after insert on images when length(new.tag) > 2
    begin insert into image_tags (rowid, tag) values (new.id, new.tag); end`,
      `create trigger images_search_delete after delete on images when length(old.tag) > 2
    begin delete from image_tags where rowid = old.id; end`,
      // A digest goes with the last image that shows it. The plus keeps SQLite from walking through a registry.
      `create trigger images_forget_digest after delete on images
    when not exists (select 1 from images where digest = old.digest and +registry_id = old.registry_id)
    begin delete from digests where registry_id = old.registry_id and digest = old.digest; end`,
      `create trigger digests_count_insert after insert on digests when not exists (select 1 from images_counted_apart)
    begin ${countDigest('new', 1)}; end`,
      `create trigger digests_count_delete after delete on digests begin ${countDigest('old', -1)}; end`,
      `create trigger digests_state after update of state on digests when old.state <> new.state
    begin
      ${countDigest('old', -1)};
      ${countDigest('new', 1)};
      update images set intake_state = new.state where digest = new.digest and +registry_id = new.registry_id;
    end`,
    ],
  },
  {
    name: 'end runs with their listing',
    statements: [
      `update sync_runs set status = 'SUCCESS', ended_at = unixepoch() * 1000 where status = 'START' and phase = 'intake'`,
      'alter table sync_runs drop column phase',
      'alter table sync_runs drop column images_taken_in',
      'alter table sync_runs drop column images_left',
      'alter table intake_log rename column images to digests',
    ],
  },
  {
    name: 'tell the planner',
    statements: [
      "delete from sqlite_stat1 where idx = 'images_waiting'",
      ...Object.entries(statistics).map(
        ([index, rows]) => `insert into sqlite_stat1 (tbl, idx, stat) values ('images', '${index}', '${rows}')`,
      ),
      'analyze sqlite_schema',
    ],
  },
];
