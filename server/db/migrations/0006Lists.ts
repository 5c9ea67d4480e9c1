import { type Kysely, sql } from 'kysely';

/** In the order of the contract's `scanStates`; read from the row, so nobody has to keep it true. */
const scanState = `case
  when scan_blocked is not null then 4
  when scan_status is null then 0
  when scan_status = 'SUCCESS' then 1
  when scan_status in ('FAIL', 'TIMEOUT') then 3
  else 2
end`;

/** What criteria ask of a row: with these in an index, a list is walked without touching the table. */
const tested = 'registry_id, repository_id, risk_rank, scan_state';
const listed = 'where taken_in_at is not null';
const images = 'high_images + medium_images + low_images + none_images + unknown_images';

const statements = [
  `alter table images add column scan_state integer generated always as (${scanState}) virtual`,
  `alter table repositories add column images integer generated always as (${images}) virtual`,
  `alter table repositories add column images_at_risk integer
    generated always as (high_images + medium_images + low_images) virtual`,
  'drop index images_newest',
  'drop index images_by_risk',
  'drop index images_by_registry',
  `create index images_newest on images (center, updated_at desc, uuid, ${tested}) ${listed}`,
  `create index images_by_risk on images (center, risk_rank desc, updated_at desc, uuid, registry_id, repository_id, scan_state) ${listed}`,
  `create index images_by_registry on images (registry_id, updated_at desc, uuid, repository_id, risk_rank, scan_state) ${listed}`,
  `create index images_by_creation on images (center, created_at, ${tested}) ${listed}`,
  `create index images_by_size on images (center, size, ${tested}) ${listed}`,
  `create index images_by_vulnerabilities on images (center, vulnerabilities, ${tested}) ${listed}`,
  `create index images_by_scan on images (center, scanned_at, ${tested}) ${listed}`,
  'create index repositories_by_name on repositories (namespace, name)',
  // Trigrams with their places: a phrase of them is the text itself, so what is found needs no second look.
  `create virtual table image_tags using fts5 (tag, content = '', contentless_delete = 1, tokenize = 'trigram')`,
  `insert into image_tags (rowid, tag) select id, tag from images ${listed} and length(tag) > 2`,
  // The search holds what the page shows: an image enters when it is taken in.
  `create trigger images_search_insert after insert on images when new.taken_in_at is not null and length(new.tag) > 2
    begin insert into image_tags (rowid, tag) values (new.id, new.tag); end`,
  `create trigger images_search_taken_in after update of taken_in_at on images
    when old.taken_in_at is null and new.taken_in_at is not null and length(new.tag) > 2
    begin insert into image_tags (rowid, tag) values (new.id, new.tag); end`,
  `create trigger images_search_delete after delete on images when old.taken_in_at is not null and length(old.tag) > 2
    begin delete from image_tags where rowid = old.id; end`,
];

/** Indexes of the two lists, and the search in tags. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) {
    await sql.raw(statement).execute(database);
  }
}
