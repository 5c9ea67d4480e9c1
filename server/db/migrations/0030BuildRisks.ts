import type { MigrationStep } from '../migrationSteps.ts';

/** What criteria ask of a row: with these in an index, a list is walked without touching the table. */
const risks = 'found_risks, ignored_risks, false_risks';
const tested = `registry_id, repository_id, risk_rank, scan_state, intake_state, not_listed, base_id, ${risks}`;

const indexes = {
  images_newest: `(center, updated_at desc, uuid, ${tested})`,
  images_by_risk: `(center, risk_rank desc, updated_at desc, uuid, registry_id, repository_id, scan_state, intake_state, not_listed, base_id, ${risks})`,
  images_by_registry: `(registry_id, updated_at desc, uuid, repository_id, risk_rank, scan_state, intake_state, not_listed, base_id, ${risks})`,
  images_by_creation: `(center, created_at, ${tested})`,
  images_by_size: `(center, size, ${tested})`,
  images_by_vulnerabilities: `(center, vulnerabilities, ${tested})`,
  images_by_scan: `(center, scanned_at, ${tested})`,
  images_by_intake: `(center, intake_state, updated_at desc, uuid, registry_id, repository_id, risk_rank, scan_state, not_listed, base_id, ${risks})`,
};

/** As in `0011PlannerStatistics`: of a million images in 50,000 repositories. */
const statistics = {
  images_newest: '1000000 500000 2 1 1 1 1 1 1 1 1 1 1 1',
  images_by_risk: '1000000 500000 100000 2 1 1 1 1 1 1 1 1 1 1',
  images_by_registry: '1000000 200000 2 1 1 1 1 1 1 1 1 1 1',
  images_by_creation: '1000000 500000 2 2 1 1 1 1 1 1 1 1 1',
  images_by_size: '1000000 500000 2 2 1 1 1 1 1 1 1 1 1',
  images_by_vulnerabilities: '1000000 500000 3000 1000 10 2 1 1 1 1 1 1 1',
  images_by_scan: '1000000 500000 2 2 1 1 1 1 1 1 1 1 1',
  images_by_intake: '1000000 500000 300000 2 1 1 1 1 1 1 1 1 1 1',
  images_by_build_risk: '50000 25000 2 1 1 1 1 1 1 1 1 1 1 1',
};

/** Each risk by its bit, and two sets of risks that lists ask for: `secrets`, and `medium`, those of medium level or above. */
const sets = {
  secret_in_env: 1,
  secret_in_label: 2,
  secret_in_history: 4,
  no_user: 8,
  ssh_server: 16,
  sudo: 32,
  pipe_to_shell: 64,
  remote_add: 128,
  unsigned_packages: 256,
  no_healthcheck: 512,
  secrets: 0b111,
  medium: 0b111011111,
};
/** All but what most images have. */
const rare = 503;

const open = (row: string) => `(${row}.found_risks & ~${row}.ignored_risks & ~${row}.false_risks)`;

/** Adds an image to the counts of its registry and its repository, for each set that it has a risk of. */
const countUp = (row: 'new') =>
  Object.entries({ registry_risks: ['registry_id'], repository_risks: ['repository_id', 'registry_id'] })
    .map(
      ([table, ids]) => `insert into ${table} (${ids.join(', ')}, set_id, images, open_images)
        select ${ids.map((id) => `${row}.${id}`).join(', ')}, id, 1, ${open(row)} & bits <> 0
        from risk_sets where ${row}.found_risks & bits <> 0
        on conflict do update set images = images + 1, open_images = open_images + excluded.open_images;`,
    )
    .join('\n      ');

/** A repository counts for its registry while an image of it has a risk. */
const countRepository = (row: 'old' | 'new', sign: '+' | '-') =>
  `update registry_risks set repositories = repositories ${sign} 1
      where registry_id = ${row}.registry_id and set_id = ${row}.set_id;`;

const countDown = (row: 'old') =>
  ['registry', 'repository']
    .map(
      (of) => `update ${of}_risks set images = images - 1,
        open_images = open_images - (${open(row)} & (select bits from risk_sets where id = set_id) <> 0)
        where ${of}_id = ${row}.${of}_id and set_id in (select id from risk_sets where ${row}.found_risks & bits <> 0);`,
    )
    .join('\n      ');

/** What was decided about an image: of several decisions about one risk that of the narrowest scope holds. */
const decided = (image: { id: string; repository: string; center: string }) => `(
    select ifnull(sum(iif(status = 1, bits, 0)), 0), ifnull(sum(iif(status = 2, bits, 0)), 0) from (
      select bits, status, min(scope) from acceptances join risk_sets on risk_sets.name = acceptances.subject
      where kind = 'buildRisk' and (image_id = ${image.id} or (scope = 1 and repository_id = ${image.repository})
        or (scope = 2 and center = ${image.center}))
      group by subject))`;

/**
 * What may be wrong with how images were built. Findings are a fact of a content; lists know of each image which risks it has and what
 * was decided about them, as bits, and count images by risk.
 */
export const steps: readonly MigrationStep[] = [
  {
    name: 'make room for build risks',
    statements: [
      'alter table contents add column risks text',
      'alter table digests add column found_risks integer not null default 0',
      "alter table digests add column risk_counts text not null default '[]'",
      ...['found_risks', 'ignored_risks', 'false_risks'].map(
        (column) => `alter table images add column ${column} integer not null default 0`,
      ),
      'alter table repositories add column decisions_due integer not null default 0',
      'create index repositories_due on repositories (id) where decisions_due > 0',
      'create table risk_sets (id integer primary key, name text not null unique, bits integer not null)',
      ...Object.entries(sets).map(([name, bits], id) => `insert into risk_sets values (${id}, '${name}', ${bits})`),
      `create table registry_risks (
    registry_id integer not null,
    set_id integer not null,
    images integer not null default 0,
    open_images integer not null default 0,
    repositories integer not null default 0,
    first_at integer,
    last_at integer,
    primary key (registry_id, set_id)
  ) without rowid`,
      `create table repository_risks (
    repository_id integer not null,
    set_id integer not null,
    registry_id integer not null,
    images integer not null,
    open_images integer not null,
    primary key (repository_id, set_id)
  ) without rowid`,
      `create table acceptances (
    id integer primary key,
    center text not null,
    kind text not null,
    subject text not null,
    scope integer not null,
    repository_id integer references repositories (id) on delete cascade,
    image_id integer references images (id) on delete cascade,
    status integer not null,
    reason text not null,
    user_name text not null,
    created_at integer not null
  )`,
      `create unique index acceptances_by_subject
    on acceptances (kind, subject, scope, center, ifnull(repository_id, 0), ifnull(image_id, 0))`,
      'create index acceptances_by_repository on acceptances (repository_id) where repository_id is not null',
      'create index acceptances_by_image on acceptances (image_id) where image_id is not null',
    ],
  },
  ...Object.entries(indexes).map(([name, columns]) => ({
    name: `make the index ${name}`,
    statements: [`drop index ${name}`, `create index ${name} on images ${columns}`],
  })),
  {
    name: 'count build risks from here on',
    statements: [
      `create index images_by_build_risk on images (center, updated_at desc, uuid, ${tested})
    where found_risks & ~ignored_risks & ~false_risks & ${rare} <> 0`,
      `create trigger digests_found_risks after update of found_risks on digests when old.found_risks <> new.found_risks
    begin
      update images set found_risks = new.found_risks where digest = new.digest and +registry_id = new.registry_id;
    end`,
      // An image that comes shows what is known of its digest, and what was decided about its repository.
      `create trigger images_known_risks after insert on images
    when new.intake_state = 1 or exists (select 1 from acceptances)
    begin
      update images set
        found_risks = ifnull((select found_risks from digests where registry_id = new.registry_id and digest = new.digest), 0),
        (ignored_risks, false_risks) = ${decided({ id: 'new.id', repository: 'new.repository_id', center: 'new.center' })}
      where id = new.id;
    end`,
      `create trigger images_count_risks after update of found_risks, ignored_risks, false_risks on images
    when old.found_risks <> new.found_risks or old.ignored_risks <> new.ignored_risks or old.false_risks <> new.false_risks
    begin
      ${countDown('old')}
      ${countUp('new')}
    end`,
      `create trigger images_forget_risks after delete on images when old.found_risks <> 0 begin ${countDown('old')} end`,
      `create trigger repository_risks_come after insert on repository_risks begin ${countRepository('new', '+')} end`,
      `create trigger repository_risks_go after update of images on repository_risks when old.images > 0 and new.images = 0
    begin ${countRepository('old', '-')} end`,
      `create trigger repository_risks_return after update of images on repository_risks when old.images = 0 and new.images > 0
    begin ${countRepository('new', '+')} end`,
      `create trigger repositories_forget_risks after delete on repositories
    begin delete from repository_risks where repository_id = old.id; end`,
      `create trigger registries_forget_risks after delete on registries
    begin delete from registry_risks where registry_id = old.id; end`,
      ...Object.entries(statistics).flatMap(([index, rows]) => [
        `delete from sqlite_stat1 where idx = '${index}'`,
        `insert into sqlite_stat1 (tbl, idx, stat) values ('images', '${index}', '${rows}')`,
      ]),
      'analyze sqlite_schema',
    ],
  },
];
