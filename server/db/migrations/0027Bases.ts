import type { MigrationStep } from '../migrationSteps.ts';

/** What criteria ask of a row: with these in an index, a list is walked without touching the table. */
const tested = 'registry_id, repository_id, risk_rank, scan_state, intake_state, not_listed, base_id';

const indexes = {
  images_newest: `(center, updated_at desc, uuid, ${tested})`,
  images_by_risk: `(center, risk_rank desc, updated_at desc, uuid, registry_id, repository_id, scan_state, intake_state, not_listed, base_id)`,
  images_by_registry: `(registry_id, updated_at desc, uuid, repository_id, risk_rank, scan_state, intake_state, not_listed, base_id)`,
  images_by_creation: `(center, created_at, ${tested})`,
  images_by_size: `(center, size, ${tested})`,
  images_by_vulnerabilities: `(center, vulnerabilities, ${tested})`,
  images_by_scan: `(center, scanned_at, ${tested})`,
  images_by_intake: `(center, intake_state, updated_at desc, uuid, registry_id, repository_id, risk_rank, scan_state, not_listed, base_id)`,
};

/** As in `0011PlannerStatistics`: of a million images in 50,000 repositories. */
const statistics = {
  images_newest: '1000000 500000 2 1 1 1 1 1 1 1 1',
  images_by_risk: '1000000 500000 100000 2 1 1 1 1 1 1 1',
  images_by_registry: '1000000 200000 2 1 1 1 1 1 1 1',
  images_by_creation: '1000000 500000 2 2 1 1 1 1 1 1',
  images_by_size: '1000000 500000 2 2 1 1 1 1 1 1',
  images_by_vulnerabilities: '1000000 500000 3000 1000 10 2 1 1 1 1',
  images_by_scan: '1000000 500000 2 2 1 1 1 1 1 1',
  images_by_intake: '1000000 500000 300000 2 1 1 1 1 1 1 1',
  images_by_base: '800000 200 2 1 1 1 1 1 1 1',
};

/** What an image counts for its base, by the base's column. */
const counted = {
  images: (row: string) => `(${row}.base_id is not null)`,
  inherited_critical: (row: string) => `ifnull(${row}.inherited_critical, 0)`,
  inherited_high: (row: string) => `ifnull(${row}.inherited_high, 0)`,
  inherited_medium: (row: string) => `ifnull(${row}.inherited_medium, 0)`,
  inherited_low: (row: string) => `ifnull(${row}.inherited_low, 0)`,
  inherited_unknown: (row: string) => `ifnull(${row}.inherited_unknown, 0)`,
  unknown_images: (row: string) => `(${row}.inherited_high is null)`,
  cleared: (row: string) => `ifnull(${row}.cleared, 0)`,
};
const kept = [
  'inherited_critical',
  'inherited_high',
  'inherited_medium',
  'inherited_low',
  'inherited_unknown',
  'cleared',
];

const countForBase = (row: 'old' | 'new', sign: '+' | '-') =>
  `update bases set ${Object.entries(counted)
    .map(([column, of]) => `${column} = ${column} ${sign} ${of(row)}`)
    .join(', ')} where id = ${row}.base_id;`;

/** The images of a digest of a registry are looked at anew. */
const digestIsDue = (row: 'old' | 'new') =>
  `insert into base_digests_due (digest_id)
      select id from digests where registry_id = ${row}.registry_id and digest = ${row}.digest and state = 1
      on conflict do update set version = version + 1;`;

/** What is built on a digest is looked at anew, as far as something is: images may be built on it that were on another. */
const chainsAreDue = (row: 'old' | 'new') =>
  `insert into base_chains_due (chain_id, is_new)
      select distinct contents.chain_id, 1 from digest_platforms cross join contents on contents.id = digest_platforms.content_id
      where digest_platforms.digest = unhex(substr(${row}.digest, 8))
        and exists (select 1 from chains where parent_id = contents.chain_id)
      on conflict do update set version = version + 1, is_new = 1;`;

/** The tags of a repository tell how old the bases are that are in it. */
const basesOfRepositoryAreDue = (row: 'old' | 'new') =>
  `insert into base_chains_due (chain_id) select distinct chain_id from bases where repository_id = ${row}.repository_id
      on conflict do update set version = version + 1;`;

/** A report tells what the images of its digest have, and those built on it. */
const reportIsDue = (row: 'old' | 'new') =>
  `${digestIsDue(row)}
      insert into base_chains_due (chain_id)
      select distinct bases.chain_id from images cross join bases on bases.repository_id = images.repository_id
      where images.digest = ${row}.digest and +images.registry_id = ${row}.registry_id
      on conflict do update set version = version + 1;
      insert into base_chains_due (chain_id)
      select distinct chain_id from bases where digest = ${row}.digest and registry_id = ${row}.registry_id
      on conflict do update set version = version + 1;`;

/**
 * Which images others are built on. Chains are all beginnings of the layers of images, as a trie; a base is one that images of a
 * registry are built on. What changes is noted by triggers and counted behind the page, so that nothing is lost when the process
 * dies in between.
 */
export const steps: readonly MigrationStep[] = [
  {
    name: 'make room for base images',
    statements: [
      `create table chains (
    id integer primary key,
    parent_id integer,
    key blob not null unique,
    uses integer not null default 0
  )`,
      'create index chains_by_parent on chains (parent_id) where parent_id is not null',
      'create index chains_unused on chains (id) where uses = 0',
      'create index contents_by_chain on contents (chain_id) where chain_id is not null',
      'create index digest_platforms_by_content on digest_platforms (content_id)',
      `create table bases (
    id integer primary key,
    chain_id integer not null,
    image_registry_id integer not null references registries (id) on delete cascade,
    registry_id integer not null,
    registry_name text not null,
    repository_id integer not null,
    namespace text not null,
    repository_name text not null,
    tag text not null,
    digest text not null,
    platform text not null,
    uuid text,
    outdated integer not null default 0,
    newer_uuid text,
    counted text not null default '',
    ${Object.keys(counted)
      .map((column) => `${column} integer not null default 0`)
      .join(', ')},
    unique (chain_id, image_registry_id)
  )`,
      'create index bases_unused on bases (id) where images = 0',
      'create index bases_by_repository on bases (repository_id)',
      'create index bases_by_digest on bases (digest)',
      'create index bases_by_name on bases (namespace, repository_name, tag)',
      `create table base_chains_due (
    chain_id integer primary key,
    version integer not null default 1,
    is_new integer not null default 0
  )`,
      'create table base_digests_due (digest_id integer primary key, version integer not null default 1)',
    ],
  },
  {
    name: 'let images have a base',
    statements: ['base_id', ...kept].map((column) => `alter table images add column ${column} integer`),
  },
  ...Object.entries(indexes).map(([name, columns]) => ({
    name: `make the index ${name}`,
    statements: [`drop index ${name}`, `create index ${name} on images ${columns}`],
  })),
  {
    name: 'keep bases true from here on',
    statements: [
      `create index images_by_base on images
    (base_id, updated_at desc, uuid, registry_id, repository_id, risk_rank, scan_state, intake_state, not_listed)
    where base_id is not null`,
      `create trigger contents_use_chain after insert on contents when new.chain_id is not null
    begin update chains set uses = uses + 1 where id = new.chain_id; end`,
      `create trigger contents_leave_chain after delete on contents when old.chain_id is not null
    begin update chains set uses = uses - 1 where id = old.chain_id; end`,
      `create trigger chains_use_chain after insert on chains when new.parent_id is not null
    begin update chains set uses = uses + 1 where id = new.parent_id; end`,
      `create trigger chains_leave_chain after delete on chains when old.parent_id is not null
    begin update chains set uses = uses - 1 where id = old.parent_id; end`,
      `create trigger bases_use_chain after insert on bases
    begin update chains set uses = uses + 1 where id = new.chain_id; end`,
      `create trigger bases_leave_chain after delete on bases
    begin update chains set uses = uses - 1 where id = old.chain_id; end`,
      `create trigger images_count_base after update of base_id, ${kept.join(', ')} on images
    when ${['base_id', ...kept].map((column) => `old.${column} is not new.${column}`).join(' or ')}
    begin ${countForBase('old', '-')} ${countForBase('new', '+')} end`,
      `create trigger images_leave_base after delete on images when old.base_id is not null
    begin ${countForBase('old', '-')} end`,
      `create trigger digests_base_due after update of state on digests when old.state <> 1 and new.state = 1
    begin
      insert into base_digests_due (digest_id) values (new.id) on conflict do update set version = version + 1;
      ${chainsAreDue('new')}
    end`,
      `create trigger digests_not_due after delete on digests
    begin delete from base_digests_due where digest_id = old.id; end`,
      `create trigger images_base_due_insert after insert on images when new.intake_state = 1
    begin ${digestIsDue('new')} ${chainsAreDue('new')} end`,
      `create trigger images_base_due_tag after insert on images begin ${basesOfRepositoryAreDue('new')} end`,
      // Before: what is inside of a digest goes with its last image.
      `create trigger images_base_due_delete before delete on images
    begin ${chainsAreDue('old')} ${basesOfRepositoryAreDue('old')} end`,
      `create trigger images_base_due_update after update of intake_state, risk_rank, vulnerabilities, created_at on images
    when old.intake_state <> new.intake_state or old.risk_rank <> new.risk_rank
      or old.vulnerabilities <> new.vulnerabilities or old.created_at <> new.created_at
    begin ${digestIsDue('new')} ${basesOfRepositoryAreDue('new')} end`,
      `create trigger reports_base_due_insert after insert on scan_reports when new.imported_at is not null
    begin ${reportIsDue('new')} end`,
      `create trigger reports_base_due_update after update of imported_at on scan_reports
    when old.imported_at is not new.imported_at
    begin ${reportIsDue('new')} end`,
      `create trigger reports_base_due_delete after delete on scan_reports when old.imported_at is not null
    begin ${reportIsDue('old')} end`,
    ],
  },
  {
    name: 'tell the planner',
    statements: [
      `delete from sqlite_stat1 where idx in (${Object.keys(statistics)
        .map((index) => `'${index}'`)
        .join(', ')})`,
      ...Object.entries(statistics).map(
        ([index, rows]) => `insert into sqlite_stat1 (tbl, idx, stat) values ('images', '${index}', '${rows}')`,
      ),
      'analyze sqlite_schema',
    ],
  },
];
