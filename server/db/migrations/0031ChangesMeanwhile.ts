import type { MigrationStep } from '../migrationSteps.ts';

/** The digest of a row of `digests` as bytes. */
const bytes = 'unhex(substr(old.digest, 8))';

/** The images of a digest of a registry are looked at anew. */
const digestIsDue = (row: 'old' | 'new') =>
  `insert into base_digests_due (digest_id)
      select id from digests where registry_id = ${row}.registry_id and digest = ${row}.digest and state = 1
      on conflict do update set version = version + 1;`;

/** What is built on a digest is looked at anew, as far as something is: on one that comes images may be built that were on another. */
const chainsAreDue = (row: 'old' | 'new') =>
  `insert into base_chains_due (chain_id, is_new)
      select distinct contents.chain_id, ${row === 'new' ? 1 : 0} from digest_platforms cross join contents on contents.id = digest_platforms.content_id
      where digest_platforms.digest = unhex(substr(${row}.digest, 8))
        and exists (select 1 from chains where parent_id = contents.chain_id)
      on conflict do update set version = version + 1, is_new = max(is_new, excluded.is_new);`;

/** By its name: a base is remembered where its repository has gone, and may have come back as another row. */
const basesBeside = (image: string) =>
  `bases.namespace = ${image}.namespace and bases.repository_name = ${image}.repository_name and bases.registry_id = ${image}.registry_id`;

/** The tags of a repository tell how old the bases are that are in it. */
const basesOfRepositoryAreDue = (row: 'old' | 'new') =>
  `insert into base_chains_due (chain_id) select distinct chain_id from bases where ${basesBeside(row)}
      on conflict do update set version = version + 1;`;

/** A report tells what the images of its digest have, and those built on it. */
const reportIsDue = (row: 'old' | 'new') =>
  `${digestIsDue(row)}
      insert into base_chains_due (chain_id)
      select distinct bases.chain_id from images cross join bases on ${basesBeside('images')}
      where images.digest = ${row}.digest and +images.registry_id = ${row}.registry_id
      on conflict do update set version = version + 1;
      insert into base_chains_due (chain_id)
      select distinct chain_id from bases where digest = ${row}.digest and registry_id = ${row}.registry_id
      on conflict do update set version = version + 1;`;

/** As in `0026Contents` and `0027Bases`, but for what came or went while a base was looked for or an image was read. */
const triggers = {
  digests_forget_inside: `after delete on digests
    begin
      insert into layer_images (layer_id, registry_id, images)
        select distinct layer.value, old.registry_id, -1
        from digest_platforms join contents on contents.id = digest_platforms.content_id, json_each(contents.layers) as layer
        where digest_platforms.digest = ${bytes}
          and digest_platforms.position not in (select value from json_each(old.absent)) and old.state = 1
        on conflict do update set images = images - 1;
      delete from digest_platforms where digest = ${bytes} and not exists (select 1 from images where digest = old.digest);
    end`,
  digests_base_due: `after update of state on digests when old.state <> 1 and new.state = 1
    begin
      insert into base_digests_due (digest_id) values (new.id) on conflict do update set version = version + 1;
      ${chainsAreDue('new')}
    end`,
  images_base_due_insert: `after insert on images when new.intake_state = 1
    begin ${digestIsDue('new')} ${chainsAreDue('new')} end`,
  images_base_due_tag: `after insert on images begin ${basesOfRepositoryAreDue('new')} end`,
  images_base_due_delete: `before delete on images begin ${chainsAreDue('old')} ${basesOfRepositoryAreDue('old')} end`,
  images_base_due_update: `after update of intake_state, risk_rank, vulnerabilities, created_at on images
    when old.intake_state <> new.intake_state or old.risk_rank <> new.risk_rank
      or old.vulnerabilities <> new.vulnerabilities or old.created_at <> new.created_at
    begin ${digestIsDue('new')} ${basesOfRepositoryAreDue('new')} end`,
  reports_base_due_insert: `after insert on scan_reports when new.imported_at is not null begin ${reportIsDue('new')} end`,
  reports_base_due_update: `after update of imported_at on scan_reports when old.imported_at is not new.imported_at
    begin ${reportIsDue('new')} end`,
  reports_base_due_delete: `after delete on scan_reports when old.imported_at is not null begin ${reportIsDue('old')} end`,
  // What changed around a base while it was named was noted for none.
  bases_due: `after insert on bases
    begin
      insert into base_chains_due (chain_id) values (new.chain_id) on conflict do update set version = version + 1;
    end`,
};

/** What changes while something else is read or counted is noted too; what was missed until now is counted once more. */
export const steps: readonly MigrationStep[] = [
  {
    name: 'note changes that come while bases are counted',
    statements: [
      ...Object.entries(triggers).flatMap(([name, body]) => [
        `drop trigger if exists ${name}`,
        `create trigger ${name} ${body}`,
      ]),
      'drop index bases_by_repository',
    ],
  },
  {
    name: 'count anew what was missed',
    statements: [
      // `where true`: without it SQLite takes the conflict for a join.
      `insert into base_chains_due (chain_id) select distinct chain_id from bases where true
    on conflict do update set version = version + 1`,
      `delete from digest_platforms where not exists
    (select 1 from images where images.digest = 'sha256:' || lower(hex(digest_platforms.digest)))`,
    ],
  },
];
