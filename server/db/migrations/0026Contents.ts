import type { MigrationStep } from '../migrationSteps.ts';

/** Every text that a content names once, or more often. */
const textsOf = (row: 'old' | 'new') =>
  `(select ${row}.config_id union select value from json_each(${row}.labels) union select abs(value) from json_each(${row}.steps))`;

const layersOf = (row: 'old' | 'new') => `(select value from json_each(${row}.layers))`;

/** Counts the uses of what a content names. */
const countUses = (row: 'old' | 'new', factor: 1 | -1) =>
  `update texts set uses = uses + ${factor} where id in ${textsOf(row)};
      update layers set uses = uses + ${factor} where id in ${layersOf(row)};`;

/** The digest of a row of `digests` as bytes. */
const bytesOf = (row: 'old' | 'new') => `unhex(substr(${row}.digest, 8))`;

/** Counts a digest of a registry for each layer of the platforms that the registry has of it. */
const countImages = (row: 'old' | 'new', factor: 1 | -1) =>
  `insert into layer_images (layer_id, registry_id, images)
      select distinct layer.value, ${row}.registry_id, ${factor}
      from digest_platforms join contents on contents.id = digest_platforms.content_id, json_each(contents.layers) as layer
      where digest_platforms.digest = ${bytesOf(row)}
        and digest_platforms.position not in (select value from json_each(${row}.absent))
      on conflict do update set images = images + ${factor};`;

/**
 * What is inside of images, which is a fact of a manifest's digest: stored once for all registries, and its texts and layers once
 * for all images. Each row knows how often it is named, so that housekeeping finds what nobody names without a search.
 */
export const steps: readonly MigrationStep[] = [
  {
    name: 'make room for what is inside of images',
    statements: [
      `create table texts (
    id integer primary key,
    hash blob not null unique,
    text text not null,
    uses integer not null default 0
  )`,
      'create index texts_unused on texts (id) where uses = 0',
      `create table layers (
    id integer primary key,
    hash blob not null unique,
    digest blob not null,
    diff_id blob not null,
    size integer not null,
    uses integer not null default 0
  )`,
      'create index layers_unused on layers (id) where uses = 0',
      `create table contents (
    id integer primary key,
    digest blob not null unique,
    size integer not null,
    created_at integer,
    config_id integer not null,
    labels text not null,
    layers text not null,
    steps text not null,
    step_times text not null,
    is_shortened integer not null,
    chain_id integer,
    uses integer not null default 0
  )`,
      'create index contents_unused on contents (id) where uses = 0',
      `create table digest_platforms (
    digest blob not null,
    position integer not null,
    platform text not null,
    child blob,
    content_id integer,
    primary key (digest, position)
  ) without rowid`,
      `create table layer_images (
    layer_id integer not null,
    registry_id integer not null,
    images integer not null,
    primary key (layer_id, registry_id)
  ) without rowid`,
      'alter table digests add column absent text',
      'alter table digests add column left_out integer not null default 0',
    ],
  },
  {
    name: 'count what is named from here on',
    statements: [
      `create trigger contents_count_insert after insert on contents begin ${countUses('new', 1)} end`,
      `create trigger contents_count_delete after delete on contents begin ${countUses('old', -1)} end`,
      `create trigger digest_platforms_count_insert after insert on digest_platforms
    begin update contents set uses = uses + 1 where id = new.content_id; end`,
      `create trigger digest_platforms_count_update after update of content_id on digest_platforms
    begin
      update contents set uses = uses - 1 where id = old.content_id;
      update contents set uses = uses + 1 where id = new.content_id;
    end`,
      `create trigger digest_platforms_count_delete after delete on digest_platforms
    begin update contents set uses = uses - 1 where id = old.content_id; end`,
      `create trigger layers_forget_images after delete on layers
    begin delete from layer_images where layer_id = old.id; end`,
      `create trigger digests_inside after update of state on digests when old.state <> 1 and new.state = 1
    begin ${countImages('new', 1)} end`,
      `create trigger digests_not_inside after update of state on digests when old.state = 1 and new.state <> 1
    begin ${countImages('old', -1)} end`,
      // What is inside of a digest goes with the last image of all registries that shows it.
      `create trigger digests_forget_inside after delete on digests when old.state = 1
    begin
      ${countImages('old', -1)}
      delete from digest_platforms where digest = ${bytesOf('old')}
        and not exists (select 1 from images where digest = old.digest);
    end`,
    ],
  },
  {
    // Nothing was kept of what was inside. `newest_at` 0: behind all that was never looked into.
    name: 'put back what was looked into',
    statements: ['update digests set state = 0, done_at = null, newest_at = 0 where state = 1'],
  },
];
